/** Puts the sealed extras into the editions of an archive. */
import type { SealedExtra } from '../sealing/sealed-extra.ts';
import type { Archive, ArchivedEdition } from './archive.ts';
import { withSealed } from './web/sealed-places.ts';

/** `sealed` by addresses such as `2023-10#pricing`. */
export function withSealedExtras<Config extends { readonly language: string }>(
  archive: Archive<Config>,
  sealed: ReadonlyMap<string, SealedExtra>,
): Archive<Config> {
  const byIssue = Map.groupBy(sealed.values(), ({ id }) => id.slice(0, id.indexOf('#')));
  const sealAll = (editions: readonly ArchivedEdition[]): ArchivedEdition[] =>
    editions.map((edition) =>
      sealIn(edition, byIssue.get(edition.id) ?? [], archive.config.language),
    );
  return {
    ...archive,
    editions: sealAll(archive.editions),
    patronPages: sealAll(archive.patronPages),
  };
}

function sealIn(
  edition: ArchivedEdition,
  extras: readonly SealedExtra[],
  language: string,
): ArchivedEdition {
  if (extras.length === 0) return edition;
  return {
    ...edition,
    html: withSealed(edition.html, new Map(extras.map((extra) => [extra.id, extra])), language),
    digest: [edition.digest, ...extras.map(traceOf)].join('+'),
  };
}

/** A blob begins with its nonce, which differs whenever what is sealed, or its key, does. */
function traceOf({ ct, wraps }: SealedExtra): string {
  return [ct, ...wraps.map(({ w }) => w)].map((blob) => blob.slice(0, 16)).join('.');
}
