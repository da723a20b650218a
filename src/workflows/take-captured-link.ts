/** Taking a link that was sent to the server: into the folder where there is one, else to wait. */
import { capturedFile, type CapturedLink } from '../core/link/captured-link.ts';
import type { LinkRecord } from '../core/link/link-record.ts';
import { pageRelation } from '../core/link/page-relation.ts';
import { urlKey } from '../core/link/url-key.ts';
import type { CapturedLinks, LinkFiles } from '../ports/links.ts';

/** Where links go to. */
export type LinkPlace =
  | { readonly kind: 'folder'; readonly links: LinkFiles }
  | { readonly kind: 'queue'; readonly captured: Pick<CapturedLinks, 'put'> };

export type TakenLink =
  | { readonly state: 'filed'; readonly path: string }
  | { readonly state: 'waiting' }
  /** It was not kept. */
  | { readonly state: 'full' }
  /** The page is there already; where it was used, if that can be seen from here. */
  | { readonly state: 'known'; readonly path?: string; readonly issues: readonly string[] };

/** Sent again, a link is known. */
export async function takeCapturedLink(place: LinkPlace, link: CapturedLink): Promise<TakenLink> {
  if (place.kind === 'queue') {
    const put = await place.captured.put(link);
    if (put === 'known') return { state: 'known', issues: [] };
    return { state: put === 'kept' ? 'waiting' : 'full' };
  }
  return fileCaptured(place.links, (await place.links.all()).records, link);
}

/** `records` are those of the folder as it is. */
export async function fileCaptured(
  links: LinkFiles,
  records: readonly LinkRecord[],
  link: CapturedLink,
): Promise<Extract<TakenLink, { state: 'filed' | 'known' }>> {
  const key = urlKey(link.url);
  const known = records.find(
    (record) => record.key === key && pageRelation(record.fields.url, link.url) === 'same',
  );
  const { path, text } = capturedFile(link);
  if (known === undefined && (await links.create(path, text))) return { state: 'filed', path };
  const uses = (await links.uses(records)).ofKey(key);
  return {
    state: 'known',
    path: known?.path ?? path,
    issues: uses.map(({ issueId }) => issueId),
  };
}
