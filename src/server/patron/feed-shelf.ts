/** Private feeds, made once for all who may read the same, and kept in memory for a while. */
import type { Config } from '../../config/schema.ts';
import type { Archive, ArchivedEdition } from '../../core/edition/archive.ts';
import { MOST_FEED_ISSUES } from '../../core/edition/feeds.ts';
import {
  type PatronFeedIssue,
  type Recording,
  renderPatronFeed,
} from '../../core/edition/feeds/patron-feed.ts';
import { openPlaces } from '../../core/edition/web/served-places.ts';
import type { Standing } from '../../core/patrons/standing.ts';
import { createBoundedCache } from '../bounded-cache.ts';
import { FILES, type ServedExtra } from './extras-shelf.ts';
import type { ReadableExtras } from './readable-extras.ts';

export interface FeedShelf {
  /** `address` is the feed's own, without its ending `.xml`: its files are below it. */
  feed(standing: Standing, address: string): Promise<string>;
}

export interface FeedShelfDeps {
  readonly config: Config;
  readonly readable: ReadableExtras;
  /** As it is built; undefined while the content has errors. */
  readonly archive: () => Promise<Archive<Config> | undefined>;
  readonly now: () => number;
}

const KEPT_MS = 60_000;
const MOST_CHARACTERS = 16 * 1024 * 1024;
/** Stands for the patron's own address in what is kept; no such host is ever asked (RFC 6761). */
const ANYBODY = 'https://feed.invalid/anybody';

export function createFeedShelf(deps: FeedShelfDeps): FeedShelf {
  const kept = createBoundedCache<string>({ most: MOST_CHARACTERS, weigh: (text) => text.length });
  return {
    async feed(standing, address) {
      const issues = await readableIssues(deps, standing);
      const period = Math.floor(deps.now() / KEPT_MS);
      const key = issues.map(keyOf).join('\n');
      const text = await kept.get(`${period}\n${key}`, async () =>
        renderPatronFeed(deps.config, issues.flatMap(feedIssue), {
          address: `${ANYBODY}.xml`,
          files: `${ANYBODY}/`,
          from: FILES,
        }),
      );
      return text.replaceAll(ANYBODY, () => address);
    },
  };
}

interface Readable {
  readonly edition: ArchivedEdition;
  readonly extras: readonly ServedExtra[];
  /** Whether all of it is for patrons. */
  readonly isWhole: boolean;
}

/** An issue for patrons that this one may not read is not in the feed at all. */
async function readableIssues(
  { archive, readable }: FeedShelfDeps,
  standing: Standing,
): Promise<Readable[]> {
  const { editions, patronPages } = (await archive()) ?? { editions: [], patronPages: [] };
  const whole = new Set<ArchivedEdition>(patronPages);
  const newest = [...editions, ...patronPages]
    .toSorted((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0))
    .slice(0, MOST_FEED_ISSUES);
  const issues: Readable[] = [];
  for (const edition of newest) {
    const extras = await readable.of(edition.id, standing);
    const isWhole = whole.has(edition);
    if (!isWhole || extras.length > 0) issues.push({ edition, extras, isWhole });
  }
  return issues;
}

function keyOf({ edition, extras }: Readable): string {
  return [edition.digest, ...extras.map(({ address }) => address)].join(' ');
}

function feedIssue({ edition, extras, isWhole }: Readable): PatronFeedIssue {
  const [first] = extras;
  return {
    edition: isWhole && first !== undefined ? { ...edition, title: first.heading } : edition,
    html: openPlaces(edition.html, {
      opened: new Map(extras.map(({ address, html }) => [address, html])),
      note: '',
    }),
    recordings: extras.flatMap(recordingsOf),
  };
}

function recordingsOf({ heading, files }: ServedExtra): Recording[] {
  const recordings = [...files].filter(([, file]) => file.isRecording);
  return recordings.map(([name, { address, asset, type }]) => ({
    title: recordings.length === 1 ? heading : `${heading} (${name})`,
    address,
    bytes: asset.bytes,
    type,
  }));
}
