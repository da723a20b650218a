/** Workers on any number of machines, woken by jobs in the PostgreSQL that they share (pg-boss). */
import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { postgresFailure } from '../store-postgres/postgres-failure.ts';
import type { Wakeups } from '../../ports/ledger.ts';

const QUEUE = 'roundup-send';
/** Workers that one wake-up is enough for; more join by the sweep. */
const WORKERS = 4;
/** Whoever is awake wakes for what is unfinished: a job may have been lost with its worker. */
const SWEEP_EVERY_MS = 30_000;
/** How long a worker may be silent before its job goes to another. */
const HEARTBEAT_SECONDS = 30;
const MOST_HOURS = 24;

const jobData = z.object({ issueId: z.string() });

/**
 * A job only says which issue to look at. Doing one twice, at once or never is harmless, because
 * the ledger decides what may be sent and the sweep finds what is left. Throws a `Failure`:
 * `store-unavailable`, `store-login`.
 */
export async function postgresWakeups(options: {
  readonly url: string;
  readonly pending: () => Promise<readonly string[]>;
  readonly onProblem: (message: string) => void;
}): Promise<Wakeups> {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: 'roundup-worker',
    max: 4,
    useListenNotify: true,
  });
  // Without a listener a broken connection would end the process.
  boss.on('error', () => options.onProblem('The queue in PostgreSQL cannot be reached.'));
  try {
    await boss.start();
    await boss.createQueue(QUEUE, {
      notify: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: MOST_HOURS * 3600,
      retryLimit: 1000,
      retryDelay: 5,
    });
  } catch (error) {
    throw postgresFailure(error);
  }
  const wake = async (issueId: string, at: Date): Promise<void> => {
    for (let worker = 1; worker <= WORKERS; worker += 1) {
      await boss.send(
        QUEUE,
        { issueId },
        {
          startAfter: at,
          // One job a worker and half a minute, however many ask for it.
          singletonKey: `${issueId}/${worker}/${at.getTime() > Date.now() ? at.getTime() : ''}`,
          singletonSeconds: HEARTBEAT_SECONDS,
        },
      );
    }
  };
  return {
    wake,
    async listen(look, signal) {
      await boss.work(
        QUEUE,
        { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 },
        async ([job]) => {
          const data = jobData.safeParse(job?.data);
          if (data.success && !signal.aborted) await look(data.data.issueId);
        },
      );
      while (!signal.aborted) {
        try {
          for (const issueId of await options.pending()) await wake(issueId, new Date());
        } catch {
          options.onProblem('The PostgreSQL of DATABASE_URL does not answer.');
        }
        await sleep(SWEEP_EVERY_MS, undefined, { signal }).catch(() => {});
      }
      await boss.offWork(QUEUE, { wait: true });
    },
    async [Symbol.asyncDispose]() {
      await boss.stop({ graceful: true, timeout: 30_000 });
    },
  };
}
