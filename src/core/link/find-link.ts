/** Finds the one link that a person means by a part of its name, its key or its address. */
import { didYouMean } from '../did-you-mean.ts';
import { Failure } from '../failure.ts';
import { isWebAddress } from '../fields.ts';
import { oneLine } from './clean-text.ts';
import type { LinkRecord } from './link-record.ts';
import { linkId } from './link-shelf.ts';
import { urlKey } from './url-key.ts';

/** A longer list helps nobody to choose. */
const MOST_CANDIDATES = 8;

/** Throws a usage failure that lists the candidates, or what was probably meant. */
export function findLink(records: readonly LinkRecord[], part: string): LinkRecord {
  const found = candidates(records, part.trim());
  const [first] = found;
  const shown = oneLine(part, 120);
  if (first === undefined) throw unknown(records, shown);
  if (found.length === 1) return first;
  const listed = found.slice(0, MOST_CANDIDATES).map(({ id }) => `  ${id}`);
  const more =
    found.length > MOST_CANDIDATES ? [`  … and ${found.length - MOST_CANDIDATES} more`] : [];
  throw new Failure(
    'usage',
    'link-ambiguous',
    `${found.length} links are meant by ${shown}:\n${[...listed, ...more].join('\n')}`,
    'Give more of the name, or the eight digits at its end.',
  );
}

/** Of several ways to name a link, the most exact one that fits any counts. */
function candidates(records: readonly LinkRecord[], part: string): readonly LinkRecord[] {
  if (part === '') return [];
  const id = linkId(part);
  const key = isWebAddress(part) ? urlKey(part) : undefined;
  const small = part.toLowerCase();
  const ways: readonly ((record: LinkRecord) => boolean)[] = [
    (record) => record.id === id,
    (record) => record.key === key,
    (record) => record.id.endsWith(`-${small}`) && /^[0-9a-f]{8}$/.test(small),
    (record) => `-${record.id}-`.includes(`-${small}-`),
    (record) => record.id.includes(small),
  ];
  for (const way of ways) {
    const found = records.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

function unknown(records: readonly LinkRecord[], shown: string): Failure {
  const near = didYouMean(
    shown,
    records.map(({ id }) => id),
  );
  return new Failure(
    'usage',
    'no-such-link',
    `There is no link ${shown}.`,
    near === undefined
      ? 'Name it by a part of its file’s name, its eight digits or its address; `roundup link list` shows them all.'
      : `Did you mean ${near}?`,
  );
}
