/** What must hold at the end of a trial, when the ledger is compared with the provider. */
import { batchStates, mayFollow, type BatchState } from '../../src/core/delivery/state.ts';
import { Failure } from '../../src/core/failure.ts';
import { ISSUE } from './author.ts';
import { Injected } from './sim-process.ts';
import type { Book } from './book.ts';
import { attemptKey, type Stage } from './stage.ts';

export async function judge(stage: Stage, contentHash: string): Promise<void> {
  judgeSteps(stage);
  judgeErrors(stage);
  await judgeDeliveries(stage, await isBlocked(stage, contentHash));
  await judgeUnknown(stage);
}

/** An issue that was changed goes out to the rest once somebody has decided about the unknown. */
async function isBlocked(stage: Stage, contentHash: string): Promise<boolean> {
  const run = await stage.ledger().openRun(ISSUE);
  const unknown = await stage.ledger().unknownBatches(ISSUE);
  return run !== undefined && run.contentHash !== contentHash && unknown.length > 0;
}

function judgeSteps({ book, world }: Stage): void {
  for (const { of, what, from, to } of book.steps(0)) {
    if (of === 'batch' && !mayFollow(stateOf(from), stateOf(to))) {
      world.violation(`batch ${what} went from ${from} to ${to}`);
    }
  }
}

/** Whatever is thrown is a failure that people understand, or was injected. */
function judgeErrors({ running, world }: Stage): void {
  for (const { end, process } of running) {
    const error = end?.error;
    if (error === undefined || error instanceof Failure || error instanceof Injected) continue;
    world.violation(`${process.name} throws ${String(error)}`);
  }
}

/** Each person of every audience, by what the ledger says and by what the provider did. */
async function judgeDeliveries(stage: Stage, isBlocked: boolean): Promise<void> {
  const { book, mailroom, world } = stage;
  const ledger = stage.ledger();
  const got = new Set(
    mailroom.mails.filter(({ fate }) => fate === 'delivered').map(({ address }) => address),
  );
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for await (const { address = 'somebody', state } of ledger.deliveries(ISSUE)) {
    if (seen.has(address)) world.violation(`${address} is told twice`);
    seen.add(address);
    counts.set(state, (counts.get(state) ?? 0) + 1);
    if (state === 'accepted' && !got.has(address)) {
      world.violation(`${address} is accepted, and lost`);
    }
    if (state !== 'accepted' && state !== 'unknown' && got.has(address)) {
      // Whoever let a batch be sent again has decided that nobody got it.
      const id = idOf(book, address);
      if (stage.resendsFor(id) > 0) continue;
      // Whoever got it, and left before the same batch was submitted once more.
      if (state === 'excluded' && stage.profile.keysForMs > 0 && stage.left.has(id)) continue;
      world.violation(`${address} is ${state}, and got it`);
    }
    if (state === 'not-attempted' && !isBlocked) world.violation(`${address} is forgotten`);
  }
  for (const address of got) {
    if (!seen.has(address)) world.violation(`${address} got it, and is in no audience`);
  }
  const frozen = book.raw.get('SELECT count(DISTINCT subscriber_id) AS count FROM send_recipient');
  if (seen.size !== frozen?.['count']) world.violation('somebody frozen is told of no more');
  const { audience, deliveries } = await ledger.status(ISSUE);
  if (audience !== seen.size) world.violation(`the audience is ${audience}, not ${seen.size}`);
  for (const [state, count] of Object.entries(deliveries)) {
    if ((counts.get(state) ?? 0) !== count) world.violation(`${state} is ${count} in the status`);
  }
}

function idOf(book: Book, address: string): string {
  return String(book.raw.get('SELECT id FROM subscriber WHERE address_key = ?', address)?.['id']);
}

/** An unknown batch is asked about, unless a person left it as it is in this very attempt. */
async function judgeUnknown(stage: Stage): Promise<void> {
  const { book, leaves, world } = stage;
  const asked = new Set((await stage.ledger().unknownBatches(ISSUE)).map(attemptKey));
  const rows = book.raw.all(
    `SELECT b.run_id, b.no, b.attempt, n.finished_at FROM send_batch b
       JOIN send_run n ON n.id = b.run_id WHERE b.state = 'unknown'`,
  );
  world.tally.unknown += rows.length;
  for (const row of rows) {
    const attempt = Number(row['attempt']);
    const key = attemptKey({ runId: String(row['run_id']), no: Number(row['no']), attempt });
    if (!asked.has(key) && !leaves.has(key))
      world.violation(`unknown batch ${key} is not reported`);
  }
}

function stateOf(text: string): BatchState {
  const state = batchStates.find((known) => known === text);
  if (state === undefined) throw new Error(`${text} is no state.`);
  return state;
}
