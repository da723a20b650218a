/** The order in which links go into an issue: by their first tag, the subject with most links first. */
import type { LinkRecord } from './link-record.ts';

export interface LinkGroup {
  /** undefined for the links without a tag, which come last. */
  readonly tag: string | undefined;
  /** The oldest first. */
  readonly records: readonly LinkRecord[];
}

export function groupLinks(records: readonly LinkRecord[]): LinkGroup[] {
  const groups = new Map<string | undefined, LinkRecord[]>();
  for (const record of records.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const tag = record.fields.tags[0];
    groups.set(tag, [...(groups.get(tag) ?? []), record]);
  }
  return [...groups]
    .map(([tag, grouped]) => ({ tag, records: grouped }))
    .toSorted((a, b) => {
      if (a.tag === undefined || b.tag === undefined) return a.tag === undefined ? 1 : -1;
      return b.records.length - a.records.length || (a.tag < b.tag ? -1 : 1);
    });
}
