/** Where a link stands: its file says what its author decided, the issues say what became of it. */
import { authorNames } from './author-names.ts';
import type { LinkRecord } from './link-record.ts';
import type { LinkUse, LinkUses } from './link-uses.ts';
import type { LinkFrontmatter } from './schema.ts';

export type LinkStatus = LinkFrontmatter['status'];

export interface LinkStanding {
  readonly record: LinkRecord;
  /** `used` as soon as an issue shows it, whatever its file says. */
  readonly status: LinkStatus;
  /** The issues that show this very link, the oldest first. */
  readonly uses: readonly LinkUse[];
  /** Those that show its page by another file, or written in place. */
  readonly repeats: readonly LinkUse[];
}

export function standingOf(record: LinkRecord, uses: LinkUses): LinkStanding {
  const own = uses.ofId(record.id);
  const ids = new Set(own.map(({ issueId }) => issueId));
  return {
    record,
    status: own.length > 0 ? 'used' : record.fields.status,
    uses: own,
    repeats: uses.ofKey(record.key).filter(({ issueId }) => !ids.has(issueId)),
  };
}

export interface LinkFilter {
  readonly status?: LinkStatus | undefined;
  readonly tag?: string | undefined;
  /** A part of a name, in any case; so is `site`, which may also be a host. */
  readonly author?: string | undefined;
  readonly site?: string | undefined;
  /** `YYYY-MM-DD`; those added that day or later. */
  readonly since?: string | undefined;
  /** Only pages that no issue shows. */
  readonly unused?: boolean | undefined;
}

/** The newest first. */
export function selectLinks(
  standings: readonly LinkStanding[],
  filter: LinkFilter,
): LinkStanding[] {
  return standings
    .filter((standing) => fits(standing, filter))
    .toSorted(({ record: a }, { record: b }) => order(b, a));
}

function fits({ record, status, uses, repeats }: LinkStanding, filter: LinkFilter): boolean {
  const { fields } = record;
  return (
    (filter.status === undefined || status === filter.status) &&
    (filter.tag === undefined || fields.tags.includes(filter.tag)) &&
    (filter.author === undefined ||
      authorNames(fields.author).some((name) => holds(name, filter.author))) &&
    (filter.site === undefined ||
      holds(fields.site ?? '', filter.site) ||
      holds(new URL(fields.url).hostname, filter.site)) &&
    (filter.since === undefined || fields.added >= filter.since) &&
    (filter.unused !== true || uses.length + repeats.length === 0)
  );
}

function holds(text: string, part = ''): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

function order(a: LinkRecord, b: LinkRecord): number {
  const [left, right] = [`${a.fields.added} ${a.id}`, `${b.fields.added} ${b.id}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
