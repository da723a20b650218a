/** Works off the inbox: entry after entry, for as long as the server runs. */
import type { ClaimedEntry } from '../core/inbox/inbox-entry.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Worked } from './worked.ts';

export type WorkEntry = (entry: ClaimedEntry) => Promise<Worked>;

export interface InboxWorker {
  /** Something came; also called every few seconds, for what others wrote and what is due again. */
  wake(): void;
  /** Ends, once aborted, when what is under way has ended; what is not begun stays for another. */
  run(signal: AbortSignal): Promise<void>;
}

export interface InboxProblem {
  readonly kind: string;
  /** Without an address or a token. */
  readonly reason: string;
  readonly givenUp: boolean;
}

/** Worked off side by side: most of the time is spent waiting for a provider. */
const AT_ONCE = 8;
const MINUTE_MS = 60_000;
const MOST_WAIT_MS = 6 * 60 * MINUTE_MS;
/** With these waits between them that is three days and a bit. */
export const MOST_ATTEMPTS = 20;

export function createInboxWorker(
  inbox: Inbox,
  work: WorkEntry,
  report: (problem: InboxProblem, error?: unknown) => void,
): InboxWorker {
  let woken = false;
  let wakeUp = (): void => {};
  const wake = (): void => {
    woken = true;
    wakeUp();
  };
  return {
    wake,
    async run(signal) {
      signal.addEventListener('abort', wake);
      while (!signal.aborted) {
        woken = false;
        const claimed = await claim(inbox, report);
        await Promise.all(claimed.map((one) => workOne(inbox, work, one, report)));
        if (claimed.length > 0 || woken) continue;
        await new Promise<void>((resolve) => {
          wakeUp = resolve;
        });
      }
      signal.removeEventListener('abort', wake);
    },
  };
}

/** A store that fails for a while must not end the worker. */
async function claim(
  inbox: Inbox,
  report: (problem: InboxProblem, error?: unknown) => void,
): Promise<readonly ClaimedEntry[]> {
  try {
    return await inbox.claim(AT_ONCE);
  } catch (error) {
    report({ kind: 'any', reason: 'the inbox cannot be read', givenUp: false }, error);
    return [];
  }
}

async function workOne(
  inbox: Inbox,
  work: WorkEntry,
  claimed: ClaimedEntry,
  report: (problem: InboxProblem, error?: unknown) => void,
): Promise<void> {
  const { kind } = claimed.entry;
  try {
    const worked = await work(claimed);
    if (worked.state === 'done') {
      if (worked.note !== undefined) report({ kind, reason: worked.note, givenUp: false });
      return await inbox.done(claimed);
    }
    if (worked.state === 'later') return await inbox.holdBack(claimed, worked.afterMs);
    const givenUp = claimed.attempt >= MOST_ATTEMPTS;
    report({ kind, reason: worked.reason, givenUp });
    await release(inbox, claimed, givenUp, worked.afterMs);
  } catch (error) {
    // Its lease brings it back; a mistake of ours must not go round for ever.
    const givenUp = claimed.attempt >= MOST_ATTEMPTS;
    report({ kind, reason: 'it failed', givenUp }, error);
    await release(inbox, claimed, givenUp, 0).catch((again: unknown) =>
      report({ kind, reason: 'it cannot be put back', givenUp: false }, again),
    );
  }
}

async function release(
  inbox: Inbox,
  claimed: ClaimedEntry,
  givenUp: boolean,
  afterMs = 0,
): Promise<void> {
  if (givenUp) return inbox.done(claimed);
  const waitMs = Math.min(MINUTE_MS * 2 ** (claimed.attempt - 1), MOST_WAIT_MS);
  await inbox.postpone(claimed, Math.max(afterMs, waitMs));
}
