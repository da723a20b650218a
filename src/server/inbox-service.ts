/** The inbox, worked off beside the answers for as long as the server runs. */
import type { Clock } from '../ports/clock.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { PatronAccess } from '../ports/patron-access.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';
import { createInboxWorker, type WorkEntry } from '../workflows/work-inbox.ts';
import { describeError, type Log } from './log.ts';

export interface InboxService {
  /** Something was put into the inbox. */
  wake(): void;
  /** Ends when what is under way has ended. */
  stop(): Promise<void>;
}

/** For what others put there, what is due again, and forms of subscription: those wake nobody. */
const LOOK_EVERY_MS = 2000;
const HOUR_MS = 60 * 60 * 1000;
/** Whoever has not confirmed by then has forgotten, or was never asked by themselves. */
const PENDING_DAYS = 30;

export function createInboxService(deps: {
  readonly inbox: Inbox;
  readonly subscribers: Pick<SubscriberStore, 'purgePending'>;
  readonly patronAccess: Pick<PatronAccess, 'purge'>;
  readonly work: WorkEntry;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests. */
  readonly lookEveryMs?: number | undefined;
}): InboxService {
  const { inbox, work, clock, log } = deps;
  const at = (): string => clock.now().toISOString();
  const worker = createInboxWorker(inbox, work, ({ kind, reason, givenUp }, error) => {
    const broken = error === undefined ? {} : { error: describeError(error) };
    log({ at: at(), event: 'inbox', kind, reason, givenUp, ...broken });
  });
  const controller = new AbortController();
  const running = worker.run(controller.signal);
  const looks = setInterval(() => worker.wake(), deps.lookEveryMs ?? LOOK_EVERY_MS).unref();
  const tidies = setInterval(() => void tidy(), HOUR_MS).unref();
  const tidy = async (): Promise<void> => {
    try {
      const now = clock.now();
      const before = new Date(now.getTime() - PENDING_DAYS * 24 * HOUR_MS);
      const pending = await deps.subscribers.purgePending(before);
      const forgotten = pending + (await deps.patronAccess.purge(now));
      if (forgotten > 0) log({ at: at(), event: 'tidy', forgotten });
    } catch (error) {
      log({ at: at(), event: 'error', what: 'tidy', error: describeError(error) });
    }
  };
  void tidy();
  return {
    wake: () => worker.wake(),
    async stop() {
      clearInterval(looks);
      clearInterval(tidies);
      controller.abort();
      await running;
    },
  };
}
