/** Writes into the files of links what their pages answered. */
import type { CheckedPage } from '../core/link-check/checked-page.ts';
import type { KeptCheck } from '../core/link-check/kept-check.ts';
import { mendedLink } from '../core/link-check/mended-link.ts';
import { snapshotIn, snapshotQuestion } from '../core/link-check/snapshot.ts';
import { changeLink } from '../core/link/link-text.ts';
import type { LinkRecord } from '../core/link/link-record.ts';
import type { Clock } from '../ports/clock.ts';
import type { LinkFiles } from '../ports/links.ts';
import type { WebFetcher } from '../ports/web.ts';
import { waitFor } from './wait-for.ts';

export interface MendPorts {
  readonly links: Pick<LinkFiles, 'replace'>;
  readonly web: WebFetcher;
  readonly clock: Clock;
}

/** A page that is gone, and the snapshot that its file might name. */
export interface SnapshotOffer {
  readonly record: LinkRecord;
  readonly snapshot: string;
}

/** `stop` leaves this one and looks for no more. */
export type SnapshotAnswer = 'take' | 'leave' | 'stop';

export interface MendRequest {
  /** Asked before a snapshot is written; new addresses are written unasked. */
  readonly onSnapshot: (offer: SnapshotOffer) => Promise<SnapshotAnswer>;
  readonly signal?: AbortSignal | undefined;
}

export interface LinksMended {
  /** Paths of the files that were written. */
  readonly mended: readonly string[];
  /** Paths of those that name a snapshot now. */
  readonly archived: readonly string[];
  /** Snapshots that were found and not taken. */
  readonly offered: readonly { readonly path: string; readonly snapshot: string }[];
  /** Files that somebody has changed since they were read. */
  readonly changedMeanwhile: readonly string[];
  /** Dead links for which there is no snapshot, or nobody could tell. */
  readonly withoutSnapshot: readonly string[];
}

const PAUSE_MS = 1_000;
const MOST_BYTES = 64 * 1024;

/** Each file is written whole or not at all; a signal ends it between two of them. */
export async function mendLinks(
  ports: MendPorts,
  pages: readonly CheckedPage[],
  checks: ReadonlyMap<string, KeptCheck>,
  { onSnapshot, signal }: MendRequest,
): Promise<LinksMended> {
  const mended: string[] = [];
  const archived: string[] = [];
  const offered: { path: string; snapshot: string }[] = [];
  const changedMeanwhile: string[] = [];
  const withoutSnapshot: string[] = [];
  let isStopped = false;
  /** undefined where there is none, or it is not wanted. */
  const wantedSnapshot = async (record: LinkRecord): Promise<string | undefined> => {
    if (isStopped || record.fields.archived !== undefined) return undefined;
    const { path } = record;
    const snapshot = await snapshotOf(ports, record, signal);
    if (snapshot === undefined) {
      withoutSnapshot.push(path);
      return undefined;
    }
    const answer = await onSnapshot({ record, snapshot });
    isStopped = answer === 'stop';
    if (answer === 'take') return snapshot;
    offered.push({ path, snapshot });
    return undefined;
  };
  for (const { record, url } of pages) {
    if (record === undefined) continue;
    if (signal?.aborted === true) break;
    const check = checks.get(url);
    const snapshot = check?.state === 'dead' ? await wantedSnapshot(record) : undefined;
    const changes = mendedLink(record.fields, check, snapshot);
    if (changes === undefined) continue;
    const isWritten = await ports.links.replace(record, changeLink(record.text, changes));
    (isWritten ? mended : changedMeanwhile).push(record.path);
    if (isWritten && snapshot !== undefined) archived.push(record.path);
  }
  return { mended, archived, offered, changedMeanwhile, withoutSnapshot };
}

/** The one nearest to the day on which the author saw the page. */
async function snapshotOf(
  ports: MendPorts,
  { fields }: LinkRecord,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  await waitFor(ports, PAUSE_MS, signal);
  if (signal?.aborted === true) return undefined;
  const url = snapshotQuestion(fields.url, fields.added);
  const answer = await ports.web.fetch({ url, maxBytes: MOST_BYTES });
  if (answer.kind === 'failure' || answer.status !== 200) return undefined;
  return snapshotIn(new TextDecoder().decode(answer.body));
}
