/** A link as it comes from a browser or a phone: little is known of it, and none of it is believed. */
import { z } from 'zod';
import { titleFromAddress } from '../capture/title-from-address.ts';
import { isWebAddress } from '../fields.ts';
import { fitTags } from '../link-import/fit-tags.ts';
import { oneLine, visibleText } from './clean-text.ts';
import { type LinkFields, linkPath, linkText } from './link-text.ts';
import { withoutTracking } from './url-key.ts';

export const capturedLinkSchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  comment: z.string(),
  tags: z.array(z.string()),
  /** An address, or a name. */
  via: z.string().optional(),
  /** `YYYY-MM-DD` */
  added: z.string(),
});

export type CapturedLink = z.infer<typeof capturedLinkSchema>;

const MOST_ADDRESS_CHARS = 2000;
const MOST_TITLE_CHARS = 300;
const MOST_COMMENT_CHARS = 5000;
const MOST_TAGS = 12;

/** Texts as they were sent; undefined when the address is none of the web. */
export function readCaptured(
  sent: Readonly<Record<'url' | 'title' | 'comment' | 'tags' | 'via', string>>,
  added: string,
): CapturedLink | undefined {
  const url = addressIn(sent.url);
  if (url === undefined) return undefined;
  const via = oneLine(sent.via, 120);
  return {
    url,
    title: oneLine(sent.title, MOST_TITLE_CHARS) || titleFromAddress(url),
    comment: visibleText(sent.comment).trim().slice(0, MOST_COMMENT_CHARS),
    tags: fitTags(sent.tags.split(/[,\s]+/)).tags.slice(0, MOST_TAGS),
    ...(via === '' ? {} : { via }),
    added,
  };
}

/** As the file that it becomes in the folder of links. */
export function capturedFile({ via, comment, ...link }: CapturedLink): {
  readonly path: string;
  readonly text: string;
} {
  const fields: LinkFields = {
    ...link,
    ...(via === undefined ? {} : { via: isWebAddress(via) ? via : { name: via } }),
    status: 'inbox',
  };
  return { path: linkPath(fields), text: linkText(fields, comment) };
}

/** Apps that share a page often put its title before the address. */
function addressIn(text: string): string | undefined {
  const address = text
    .trim()
    .split(/\s+/)
    .findLast((word) => isWebAddress(word));
  if (address === undefined || address.length > MOST_ADDRESS_CHARS) return undefined;
  return withoutTracking(address);
}
