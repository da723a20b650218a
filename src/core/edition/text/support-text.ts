/** The call to support as text. */
import { PUBLIC_TIER } from '../../audience/tier.ts';
import { linkAddress } from '../link-address.ts';
import { thanksLine } from '../wording.ts';
import { narrowed, spaced, wrapped } from './lines.ts';
import { readableText } from '../readable-text.ts';
import type { TextPage } from './text-page.ts';

/** Those who support already are thanked instead. */
export function supportText(page: TextPage): string[] {
  const { support } = page.context.config;
  if (support === undefined) return [];
  if (page.issue.tier !== PUBLIC_TIER) return wrapped(readableText(thanksLine(page.context)), page);
  const benefits = support.benefits.flatMap((benefit) =>
    wrapped(readableText(benefit), narrowed(page, 2)).map(
      (line, index) => (index === 0 ? '- ' : '  ') + line,
    ),
  );
  return spaced([wrapped(readableText(support.pitch), page), benefits, callLine(page)]);
}

export function callLine(page: TextPage): string[] {
  const { support } = page.context.config;
  if (support === undefined) return [];
  const address = linkAddress(support.url, page.context) ?? page.context.webAddress;
  return [`${readableText(support.call)}: ${address}`];
}
