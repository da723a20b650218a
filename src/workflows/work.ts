/** A worker: looks at one unfinished run after another and carries it on, as often as it is woken. */
import { Failure } from '../core/failure.ts';
import type { Run } from '../core/delivery/run.ts';
import type { Wakeups } from '../ports.ts';
import { cancelPublish } from './cancel-publish.ts';
import type { PublishPorts, PublishRequest } from './publish-request.ts';
import { reconcile } from './reconcile.ts';
import { sendRun, type RunEnd } from './send-run.ts';

export interface WorkPorts extends PublishPorts {
  readonly wakeups: Wakeups;
  /** The issue as this machine has it. */
  readonly load: (issueId: string) => Promise<PublishRequest>;
}

export interface WorkOptions {
  readonly signal: AbortSignal;
  /** What happened to an issue, in a sentence without addresses. */
  readonly say: (line: string) => void;
}

/** A run that paused itself is tried again after this time. */
const COOL_DOWN_MS = 15 * 60_000;
/** What is unknown is looked up again after this time. */
const LOOK_AGAIN_MS = 10 * 60_000;

/** Ends when the signal is given, after the batch under way. */
export async function work(ports: WorkPorts, options: WorkOptions): Promise<void> {
  await ports.wakeups.listen((issueId) => look(ports, issueId, options), options.signal);
}

async function look(ports: WorkPorts, issueId: string, options: WorkOptions): Promise<void> {
  try {
    await carryOn(ports, issueId, options);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    options.say(`${issueId}: ${error.message} [${error.id}]`);
  }
}

async function carryOn(ports: WorkPorts, issueId: string, options: WorkOptions): Promise<void> {
  const run = await ports.ledger.openRun(issueId);
  if (run === undefined) return;
  if (run.isCancelling) {
    await cancelPublish(ports, issueId);
    return;
  }
  const restsUntil = restOf(run);
  if (restsUntil !== undefined && restsUntil > ports.clock.now()) {
    await ports.wakeups.wake(issueId, restsUntil);
    return;
  }
  const request = await ports.load(issueId);
  if (request.contentHash !== run.contentHash || request.editions.size === 0) {
    options.say(
      `${issueId}: the issue on this machine is not the one that was frozen; nothing of it is sent from here.`,
    );
    return;
  }
  if (run.paused !== undefined) await ports.ledger.unpause(run.id);
  const end = await sendRun(ports, {
    request,
    run,
    done: 0,
    onProgress: () => {},
    signal: options.signal,
  });
  await afterwards(ports, run, end, options);
}

function restOf(run: Run): Date | undefined {
  if (run.paused !== undefined) return new Date(run.paused.at.getTime() + COOL_DOWN_MS);
  return run.terms.beginAt;
}

async function afterwards(
  ports: WorkPorts,
  run: Run,
  end: RunEnd,
  { say }: WorkOptions,
): Promise<void> {
  const { issueId } = run;
  switch (end) {
    case 'interrupted':
      return;
    case 'finished':
      say(`${issueId}: the provider has all of it.`);
      return;
    case 'scheduled': {
      const { nextAt } = await ports.ledger.outlook(run.id);
      await ports.wakeups.wake(issueId, nextAt ?? ports.clock.now());
      return;
    }
    case 'unresolved': {
      // What can be settled without a person is; the rest waits for one.
      const { open, status } = await reconcile(ports, issueId, async () => 'wait');
      if (open.length > 0) {
        say(`${issueId}: ${status.deliveries.unknown} unknown; settle them: roundup reconcile`);
      }
      const again = open.length > 0 ? LOOK_AGAIN_MS : 0;
      await ports.wakeups.wake(issueId, new Date(ports.clock.now().getTime() + again));
    }
  }
}
