/** A while in which everything goes wrong that can, and the author does what authors do. */
import { Failure } from '../../src/core/failure.ts';
import { parseAddress } from '../../src/core/audience/address.ts';
import type { ConsentEvent } from '../../src/core/audience/consent.ts';
import type { PublishWishes } from '../../src/workflows/publish-request.ts';
import type { Author } from './author.ts';
import type { Running, Stage } from './stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MOST_STARTS = 5;

export async function addReaders(stage: Stage, count: number): Promise<void> {
  const known = stage.book.raw.get('SELECT count(*) AS count FROM subscriber')?.['count'] ?? 0;
  const rows = Array.from({ length: count }, (_, no) => {
    const address = parseAddress(`r${Number(known) + no}@example.com`);
    if (typeof address === 'string') throw new Error(address);
    return { address, name: undefined, tags: [] };
  });
  const consent: ConsentEvent = { at: new Date(0), action: 'imported', source: 'readers.csv' };
  await stage.book.subscribers.add(rows, consent, 'active');
}

export async function chaos(stage: Stage, author: Author): Promise<void> {
  const { world } = stage;
  const { dice, time } = world;
  const end = time.now + dice.spread(2 * MINUTE_MS, 8 * HOUR_MS);
  const workers = dice.int(1, 4);
  for (let no = 0; no < workers; no += 1) {
    const begin = (): void => keepPublishing(stage, author, { end, starts: MOST_STARTS });
    time.after(dice.chance(0.5) ? 0 : dice.spread(1, 10 * MINUTE_MS), begin);
  }
  for (let left = dice.pick([0, 3, 6, 12]); left > 0; left -= 1) {
    time.after(dice.spread(1, end - time.now), () => befall(stage, author));
  }
  await time.until(() => time.now >= end);
  world.note(() => 'calm');
}

/** Starts it again whenever it ends, as a person or a supervisor would. */
function keepPublishing(
  stage: Stage,
  author: Author,
  until: { readonly end: number; readonly starts: number },
  wishes: Omit<PublishWishes, 'terms'> = {},
): void {
  const { dice, time } = stage.world;
  if (until.starts === 0 || time.now >= until.end) return;
  const running = author.publish(wishes);
  const look = (): void => {
    if (time.now >= until.end) return;
    if (running.end === undefined && running.process.isAlive) {
      // Somebody loses patience with a process that hangs.
      if (running.process.hung > 0 && dice.chance(0.2)) running.process.die();
      return time.after(dice.spread(1000, 5 * MINUTE_MS), look);
    }
    const next = { ...until, starts: until.starts - 1 };
    const after = dice.spread(1000, 30 * MINUTE_MS);
    time.after(after, () => keepPublishing(stage, author, next, wishesAfter(running, author)));
  };
  time.after(1000, look);
}

/** What an author adds to the command after the failure that it ended with. */
export function wishesAfter({ end }: Running, author: Author): Omit<PublishWishes, 'terms'> {
  if (!(end?.error instanceof Failure)) return {};
  switch (end.error.id) {
    case 'issue-changed-since-freeze':
      return { acceptChange: true };
    case 'time-past':
    case 'time-too-near':
      author.terms = { ...author.terms, at: undefined };
      return {};
    default:
      return {};
  }
}

function befall(stage: Stage, author: Author): void {
  const { world, mailroom } = stage;
  const { dice, time } = world;
  switch (
    dice.pick([
      'leave',
      'leave',
      'join',
      'cancel',
      'change',
      'reconcile',
      'reconcile',
      'failed',
      'bad',
      'mend',
      'key',
      'down',
      'jump',
      'jump',
      'hold-up',
      'kill',
      'publish',
    ])
  ) {
    case 'leave':
      return leave(stage);
    case 'join':
      return void addReaders(stage, dice.int(1, 2));
    case 'cancel':
      return void author.cancel();
    case 'change':
      author.version += 1;
      return;
    case 'reconcile': {
      return void author.reconcile(() => dice.pick(['wait', 'wait', 'resend', 'leave']));
    }
    case 'failed':
      return void author.publish({ onlyFailed: true });
    case 'bad':
      return void mailroom.bad.add(readerId(stage));
    case 'mend':
      return mailroom.bad.clear();
    case 'key':
      mailroom.isMisconfigured = true;
      return time.after(dice.spread(1000, HOUR_MS), () => {
        mailroom.isMisconfigured = false;
      });
    case 'down':
      world.downUntil = time.now + dice.spread(1000, 2 * HOUR_MS);
      return;
    case 'jump':
      return jump(stage);
    case 'hold-up':
      return pickRunning(stage)?.process.holdUp(dice.spread(1000, 3 * HOUR_MS));
    case 'kill':
      return pickRunning(stage)?.process.die();
    case 'publish':
      return void author.publish(dice.chance(0.3) ? { acceptChange: true } : {});
  }
}

/** Back by seconds, as clocks are set right; on by up to hours, as after a wrong start. */
function jump(stage: Stage): void {
  const { world } = stage;
  const { dice } = world;
  const clock = dice.pick([stage.ledgerClock, ...stage.machines]);
  const ms = dice.chance(0.5) ? -dice.spread(100, 5000) : dice.spread(MINUTE_MS, 5 * HOUR_MS);
  clock.offsetMs += ms;
  world.tally.jumps += 1;
  world.note(() => `a clock jumps by ${ms / 1000} s`);
}

function leave(stage: Stage): void {
  const { world, book } = stage;
  const id = readerId(stage);
  const consent: ConsentEvent = { at: new Date(0), action: 'unsubscribed', source: 'one-click' };
  book.subscribers.end(id, 'unsubscribed', consent).then(
    (how) => {
      if (how === 'ended') stage.left.set(id, world.time.steps);
      world.note(() => `${id} leaves`);
    },
    (error: unknown) => world.violation(`leaving fails: ${String(error)}`),
  );
}

function readerId(stage: Stage): string {
  const rows = stage.book.raw.all('SELECT id FROM subscriber ORDER BY id');
  return String(rows[stage.world.dice.int(0, rows.length - 1)]?.['id']);
}

function pickRunning(stage: Stage): Running | undefined {
  const alive = stage.running.filter(({ end, process }) => end === undefined && process.isAlive);
  const [first, ...others] = alive;
  return first && stage.world.dice.pick([first, ...others]);
}
