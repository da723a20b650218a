/** Preparing an import of links: the file is recognised and held against what is there; nothing is written. */
import { Failure } from '../core/failure.ts';
import { didYouMean } from '../core/did-you-mean.ts';
import { exportFormats, formatOf } from '../core/link-import/export-formats.ts';
import type { ExportedLink, ExportFormat } from '../core/link-import/exported-link.ts';
import { fitLink, type FitWishes, type LeftOutReason } from '../core/link-import/fit-link.ts';
import { placePassages, type PlacedPassages } from '../core/link-import/place-passages.ts';
import type { LinkUse } from '../core/link/link-uses.ts';
import { linkPath, linkText } from '../core/link/link-text.ts';
import { pageRelation } from '../core/link/page-relation.ts';
import { urlKey } from '../core/link/url-key.ts';
import type { Clock } from '../ports/clock.ts';
import type { ExportFiles } from '../ports/exports.ts';
import type { LinkFiles } from '../ports/links.ts';

export interface LinkImportPorts {
  readonly exports: ExportFiles;
  readonly links: LinkFiles;
  readonly clock: Pick<Clock, 'now'>;
}

export interface LinkImportRequest extends Omit<FitWishes, 'today'> {
  /** Of the file, absolute; for people it is `shown`. */
  readonly path: string;
  readonly shown: string;
  /** What the author says it is. */
  readonly from?: string | undefined;
}

export interface PreparedLinkImport {
  readonly format: Pick<ExportFormat, 'id' | 'title'>;
  readonly fresh: readonly { readonly path: string; readonly text: string }[];
  /** Passages that go to links which have no comment yet. */
  readonly passages: PlacedPassages['placed'];
  /** What is here already, with the issues that show it. */
  readonly known: readonly {
    readonly at: number;
    readonly path: string;
    readonly uses: readonly LinkUse[];
  }[];
  /** Further entries about a page that the file has before. */
  readonly repeated: number;
  readonly leftOut: readonly {
    readonly at: number;
    readonly title: string;
    readonly reason: LeftOutReason | PlacedPassages['homeless'][number]['reason'];
  }[];
  readonly broken: readonly { readonly at: number; readonly why: string }[];
  /** What could not be written as a tag, each once. */
  readonly lostTags: readonly string[];
}

const MOST_LINKS = 200_000;

/** Throws `link-export-unknown`, `link-export-other`, `no-such-format`, and what reading the file throws. */
export async function prepareLinkImport(
  { exports, links, clock }: LinkImportPorts,
  { path, shown, from, ...wishes }: LinkImportRequest,
): Promise<PreparedLinkImport> {
  const text = await exports.read(path);
  const format = chosenFormat(text, shown, from);
  const read = format.read(text);
  if (read.links.length > MOST_LINKS) throw tooMany(shown, read.links.length);
  const { records } = await links.all();
  const uses = await links.uses(records);
  const byKey = Map.groupBy(records, (record) => record.key);
  const today = clock.now().toISOString().slice(0, 10);
  const fresh = new Map<string, readonly { url: string; path: string; text: string }[]>();
  const known: PreparedLinkImport['known'][number][] = [];
  const leftOut: PreparedLinkImport['leftOut'][number][] = [];
  const lostTags = new Set<string>();
  const passages: ExportedLink[] = [];
  let repeated = 0;
  for (const link of read.links) {
    if (link.url === undefined && (link.comment ?? '') !== '') {
      passages.push(link);
      continue;
    }
    const fitted = fitLink(link, { ...wishes, today });
    if ('leftOut' in fitted) {
      leftOut.push({ at: link.at, title: nameOf(link), reason: fitted.leftOut });
      continue;
    }
    for (const tag of fitted.lostTags) lostTags.add(tag);
    const { fields, comment } = fitted;
    const key = urlKey(fields.url);
    const isSame = ({ url }: { readonly url: string }): boolean =>
      pageRelation(url, fields.url) === 'same';
    const there = byKey.get(key)?.find((record) => isSame(record.fields));
    const before = fresh.get(key) ?? [];
    if (there !== undefined) known.push({ at: link.at, path: there.path, uses: uses.ofKey(key) });
    else if (before.some(isSame)) repeated += 1;
    else {
      const file = { url: fields.url, path: linkPath(fields), text: linkText(fields, comment) };
      fresh.set(key, [...before, file]);
    }
  }
  const placed = placePassages(passages, records);
  return {
    format,
    fresh: [...fresh.values()].flat(),
    passages: placed.placed,
    known,
    repeated,
    leftOut: [...leftOut, ...placed.homeless],
    broken: read.broken,
    lostTags: [...lostTags],
  };
}

/** What the author says counts only where the file is it. */
function chosenFormat(text: string, shown: string, from: string | undefined): ExportFormat {
  const found = formatOf(text);
  if (from === undefined) {
    if (found === undefined) throw unknownFormat(shown);
    return found;
  }
  const named = exportFormats.find(({ id }) => id === from);
  if (named === undefined) throw noSuchFormat(from);
  if (named.knows(text)) return named;
  const looks =
    found === undefined ? 'none that is known' : `the one of ${found.title} (${found.id})`;
  throw new Failure(
    'content',
    'link-export-other',
    `${shown} is no export of ${named.title}: its form is ${looks}.`,
    found === undefined
      ? `Export the links there anew.`
      : `Leave --from out, or give --from ${found.id}.`,
  );
}

function nameOf({ title, url }: ExportedLink): string {
  return title === '' ? (url ?? '') : title;
}

function unknownFormat(shown: string): Failure {
  return new Failure(
    'content',
    'link-export-unknown',
    `${shown} is in no form that links can be read from.`,
    `Known are: ${exportFormats.map(({ id }) => id).join(', ')}. docs/links.md says how to export from each.`,
  );
}

function noSuchFormat(from: string): Failure {
  const ids = exportFormats.map(({ id }) => id);
  const near = didYouMean(from, ids);
  return new Failure(
    'usage',
    'no-such-format',
    `There is no format ${from}.`,
    near === undefined ? `Name one of: ${ids.join(', ')}` : `Did you mean ${near}?`,
  );
}

function tooMany(shown: string, count: number): Failure {
  return new Failure(
    'content',
    'link-export-too-long',
    `${shown} has ${count.toLocaleString('en')} links; at most ${MOST_LINKS.toLocaleString('en')} are taken at once.`,
    'Export a folder or a year at a time.',
  );
}
