/** Passages marked in texts that have no address, put to the links that bear the same title. */
import { oneLine } from '../link/clean-text.ts';
import { changeLink } from '../link/link-text.ts';
import type { LinkRecord } from '../link/link-record.ts';
import type { ExportedLink } from './exported-link.ts';

export const passageReasons = {
  'no-address': 'no address, and no link here has this title',
  'has-comment': 'its link has a comment already',
} as const;

export interface PlacedPassages {
  readonly placed: readonly {
    readonly record: Pick<LinkRecord, 'path' | 'text'>;
    readonly text: string;
    readonly passages: number;
  }[];
  readonly homeless: readonly {
    readonly at: number;
    readonly title: string;
    readonly reason: keyof typeof passageReasons;
  }[];
}

/** A comment that its author wrote stays as it is. */
export function placePassages(
  passages: readonly ExportedLink[],
  records: readonly LinkRecord[],
): PlacedPassages {
  const byTitle = new Map(records.map((record) => [plain(record.fields.title), record]));
  const comments = new Map<LinkRecord, string[]>();
  const homeless: PlacedPassages['homeless'][number][] = [];
  for (const { at, title, comment = '' } of passages) {
    const record = byTitle.get(plain(title));
    if (record === undefined) homeless.push({ at, title, reason: 'no-address' });
    else comments.set(record, [...(comments.get(record) ?? []), comment]);
  }
  const placed: PlacedPassages['placed'][number][] = [];
  for (const [record, parts] of comments) {
    const comment = parts.join('\n\n');
    const text = changeLink(record.text, {}, comment);
    if (record.comment === '') placed.push({ record, text, passages: parts.length });
    // What an earlier run brought is no news.
    else if (text !== record.text) {
      const { title } = record.fields;
      for (const { at } of passages.filter((each) => plain(each.title) === plain(title))) {
        homeless.push({ at, title, reason: 'has-comment' });
      }
    }
  }
  return { placed, homeless };
}

function plain(title: string): string {
  return oneLine(title, 1000).toLowerCase();
}
