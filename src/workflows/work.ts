/** A worker: looks at one unfinished run after another and carries it on, as often as it is woken. */
import { Failure } from '../core/failure.ts';
import type { Run } from '../core/delivery/run.ts';
import type { Wakeups } from '../ports/ledger.ts';
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
/** A provider that could not confirm something is asked again after this time. */
const ASK_AGAIN_MS = 30_000;

/** Ends when the signal is given, after the batch under way. */
export async function work(ports: WorkPorts, options: WorkOptions): Promise<void> {
  /** Until when an issue is left alone by this worker: what failed fails again at once. */
  const rests = new Map<string, Date>();
  await ports.wakeups.listen(async (issueId) => {
    const now = ports.clock.now();
    if ((rests.get(issueId) ?? now) > now) return;
    const restMs = await look(ports, issueId, options);
    if (restMs === 0) return;
    const from = ports.clock.now().getTime();
    // No longer than this: somebody may take it back and publish it for an earlier time.
    rests.set(issueId, new Date(from + Math.min(restMs, COOL_DOWN_MS)));
    await ports.wakeups.wake(issueId, new Date(from + restMs));
  }, options.signal);
}

/** Returns for how long the issue is best left alone, in milliseconds. */
async function look(ports: WorkPorts, issueId: string, options: WorkOptions): Promise<number> {
  try {
    return await carryOn(ports, issueId, options);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    options.say(`${issueId}: ${error.message} [${error.id}]`);
    return COOL_DOWN_MS;
  }
}

async function carryOn(ports: WorkPorts, issueId: string, options: WorkOptions): Promise<number> {
  const run = await ports.ledger.openRun(issueId);
  if (run === undefined) return 0;
  if (run.isCancelling) {
    const { isPending } = await cancelPublish(ports, issueId);
    return isPending ? ASK_AGAIN_MS : 0;
  }
  const restMs = restOf(run).getTime() - ports.clock.now().getTime();
  if (restMs > 0) return restMs;
  const request = await ports.load(issueId);
  if (request.contentHash !== run.contentHash || request.editions.size === 0) {
    options.say(
      `${issueId}: the issue on this machine is not the one that was frozen; nothing of it is sent from here.`,
    );
    return LOOK_AGAIN_MS;
  }
  if (run.paused !== undefined) await ports.ledger.unpause(run.id);
  const end = await sendRun(ports, {
    request,
    run,
    done: 0,
    onProgress: () => {},
    signal: options.signal,
  });
  return await restAfter(ports, run, end, options);
}

/** Not before then: a run that paused itself rests, and a later one has not begun. */
function restOf(run: Run): Date {
  if (run.paused !== undefined) return new Date(run.paused.at.getTime() + COOL_DOWN_MS);
  return run.terms.beginAt;
}

async function restAfter(
  ports: WorkPorts,
  run: Run,
  end: RunEnd,
  { say }: WorkOptions,
): Promise<number> {
  const { issueId } = run;
  switch (end) {
    case 'interrupted':
      return 0;
    case 'finished':
      say(`${issueId}: the provider has all of it.`);
      return 0;
    case 'scheduled':
      return (await ports.ledger.outlook(run.id)).nextInMs ?? LOOK_AGAIN_MS;
    case 'unresolved': {
      // What can be settled without a person is; the rest waits for one.
      const { open, status } = await reconcile(ports, issueId, async () => 'wait');
      if (open.length === 0) return ASK_AGAIN_MS;
      say(`${issueId}: ${status.deliveries.unknown} unknown; settle them: roundup reconcile`);
      return LOOK_AGAIN_MS;
    }
  }
}
