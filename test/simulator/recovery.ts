/** Nothing goes wrong any more: the author runs the commands again until all is settled. */
import { Failure } from '../../src/core/failure.ts';
import type { PublishWishes } from '../../src/workflows/publish-request.ts';
import type { Decision } from '../../src/workflows/reconcile.ts';
import { ISSUE, type Author } from './author.ts';
import { wishesAfter } from './chaos.ts';
import type { Running, Stage } from './stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** So many commands must be enough; each has a reason to be the last. */
const MOST_COMMANDS = 40;
/** Beyond what a provider holds back, and what arrives late. */
const ALL_MS = 200 * HOUR_MS;

/** Failures that an author answers by running the command again. */
const PASSING: ReadonlySet<string> = new Set([
  'publish-overtaken',
  'audience-already-frozen',
  'audience-changed',
  'issue-changed-since-freeze',
  'time-past',
  'time-too-near',
  'provider-rejected',
  'run-unfinished',
  'run-under-way',
  'run-unresolved',
]);

/** `finished`, or what a person has to decide; afterwards all mails that wait are out. */
export async function recover(stage: Stage, author: Author): Promise<void> {
  const { world, mailroom } = stage;
  const { dice, time } = world;
  world.calm();
  mailroom.isMisconfigured = false;
  for (const { end, process } of stage.running) {
    if (end === undefined && process.hung > 0 && dice.chance(0.7)) process.die();
  }
  await time.until(() => stage.running.every(isOver));
  const isTakenBack = world.tally.cancelled > 0 && dice.chance(0.5);
  const unattended = dice.pick<Decision>(['wait', 'wait', 'leave', 'resend']);
  if (!(await settle(stage, author, { isTakenBack, unattended }))) {
    world.violation(`the issue is not settled after ${MOST_COMMANDS} commands`);
  }
  await time.pass(ALL_MS);
}

/** A process that hangs for ever is over, too. */
function isOver({ end, process }: Running): boolean {
  return end !== undefined || !process.isAlive || process.hung > 0;
}

async function settle(
  stage: Stage,
  author: Author,
  how: { readonly isTakenBack: boolean; readonly unattended: Decision },
): Promise<boolean> {
  let wishes: Omit<PublishWishes, 'terms'> = {};
  let wasAsked = false;
  /** The rest cannot go out before somebody decides. */
  let isBlocked = false;
  for (let left = MOST_COMMANDS; left > 0; left -= 1) {
    const open = await openRun(stage);
    if (how.isTakenBack || open?.isCancelling === true) {
      const end = await finished(stage, author.cancel());
      if (isNothing(end, 'nothing-to-cancel')) return true;
      const after = await openRun(stage);
      if (how.isTakenBack && after === undefined) return true;
      if (after === undefined) continue;
    } else {
      const running = author.publish(wishes);
      const end = await finished(stage, running);
      wishes = wishesAfter(running, author);
      const outcome = isNothing(end, 'preflight-failed') ? 'nothing-due' : valueOf(end, 'outcome');
      const isEnd = outcome === 'finished' || outcome === 'nothing-due';
      if (isEnd && Number(valueOf(end, 'unknown') ?? 0) === 0) {
        if ((await openRun(stage)) === undefined) return true;
        // Whoever was due the former text has left by now.
        await finished(stage, author.cancel());
      }
      if (outcome === 'scheduled') await stage.world.time.pass(12 * HOUR_MS);
      isBlocked = isNothing(end, 'run-unresolved');
      if (!isEnd && !isBlocked && outcome !== 'unresolved') {
        report(stage, end);
        if (end?.error !== undefined) await stage.world.time.pass(5 * MINUTE_MS);
        continue;
      }
    }
    // Later than any schedule and any log.
    await stage.world.time.pass(2 * HOUR_MS);
    const answer = isBlocked && how.unattended === 'wait' ? 'leave' : how.unattended;
    const decide = (): Decision => (wasAsked ? answer : 'wait');
    const end = await finished(stage, author.reconcile(decide));
    report(stage, end);
    const isOpen = Number(valueOf(end, 'open') ?? 0) > 0;
    if (isOpen && wasAsked && answer === 'wait') return true;
    wasAsked = isOpen;
  }
  return false;
}

async function finished(stage: Stage, running: Running): Promise<Running['end']> {
  await stage.world.time.until(() => running.end !== undefined);
  if (running.end === undefined) stage.world.violation(`${running.process.name} never ends`);
  return running.end;
}

function report(stage: Stage, end: Running['end']): void {
  const error = end?.error;
  if (error === undefined || (error instanceof Failure && PASSING.has(error.id))) return;
  stage.world.violation(`a command fails in calm: ${String(error)}`);
}

function isNothing(end: Running['end'], id: string): boolean {
  return end?.error instanceof Failure && end.error.id === id;
}

function valueOf(end: Running['end'], key: string): unknown {
  const value = end?.value;
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

async function openRun(stage: Stage): ReturnType<ReturnType<Stage['ledger']>['openRun']> {
  return stage.ledger().openRun(ISSUE);
}
