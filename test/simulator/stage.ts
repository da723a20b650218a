/** One trial's machines, processes, ledger and provider, and what of them is remembered to be judged. */
import type { SubmitOutcome } from '../../src/core/delivery/message.ts';
import type { UnknownBatch } from '../../src/core/delivery/run.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import type { PublishPorts } from '../../src/workflows/publish-request.ts';
import { openBook, type Book } from './book.ts';
import { Mailroom, type Mail } from './mailroom.ts';
import { rollProfile, type Profile } from './profile.ts';
import { SimProcess, type WrongClock } from './sim-process.ts';
import { simTransport } from './sim-transport.ts';
import type { World } from './world.ts';

/** Ports as a process has them, changed to make a mistake on purpose. */
export type Mutant = (ports: PublishPorts, book: Book) => PublishPorts;

export interface Running {
  readonly process: SimProcess;
  /** undefined while it runs; what it threw or returned. */
  end: { readonly value?: unknown; readonly error?: unknown } | undefined;
}

type BatchId = Pick<UnknownBatch, 'runId' | 'no' | 'attempt'>;

export class Stage {
  readonly world: World;
  readonly profile: Profile;
  readonly mailroom: Mailroom;
  readonly book: Book;
  readonly running: Running[] = [];
  readonly ledgerClock: WrongClock;
  readonly machines: readonly WrongClock[];
  /** When each batch was claimed for each attempt, and when people left: by the count of events. */
  readonly claims = new Map<string, number>();
  readonly left = new Map<string, number>();
  /** How often a person let a batch be sent again, and whether it was left in its attempt. */
  readonly resends = new Map<string, number>();
  readonly leaves = new Set<string>();
  readonly #permitted = new Set<string>();
  readonly #mutant: Mutant;
  readonly #knowsWhoIsGone: boolean;
  #told = 0;

  private constructor(world: World, book: Book, clock: WrongClock, mutant: Mutant) {
    const { dice } = world;
    this.world = world;
    this.book = book;
    this.ledgerClock = clock;
    this.#mutant = mutant;
    this.profile = rollProfile(dice, world.plot);
    // One machine has one clock; several have clocks of their own, and one database elsewhere.
    const isOneMachine = dice.chance(0.5);
    this.machines = isOneMachine
      ? [clock]
      : [0, 1, 2].map(() => ({ offsetMs: dice.int(-2000, 2000) }));
    this.#knowsWhoIsGone = isOneMachine && dice.chance(0.8);
    this.mailroom = new Mailroom(world, this.profile, (mail) => this.#judge(mail));
    world.news = () => this.#news();
  }

  static async open(world: World, mutant: Mutant): Promise<Stage> {
    const clock = { offsetMs: 0 };
    const book = await openBook(() => world.time.now + clock.offsetMs);
    return new Stage(world, book, clock, mutant);
  }

  /** Starts a command in a process of its own. */
  start(name: string, command: (ports: PublishPorts) => Promise<unknown>): Running {
    const { world, book } = this;
    const owner = book.newId();
    const machine = world.dice.pick([this.machines[0] ?? this.ledgerClock, ...this.machines]);
    const process = new SimProcess(world, {
      name: `${name} ${this.running.length + 1}`,
      machine,
    });
    const running: Running = { process, end: undefined };
    this.running.push(running);
    this.#owners.set(owner, running);
    const presence = {
      announce: () => {},
      close: () => {},
      gone: (owners: readonly string[]) => owners.filter((each) => this.#isGone(each)),
    };
    const transport = simTransport(world, this.profile, this.mailroom);
    const { scheduling } = transport;
    const ports: PublishPorts = {
      ledger: process.wrap('ledger', this.#watched(book.ledgerOf(owner, presence))),
      transport: {
        ...process.wrap('transport', transport),
        submit: (submission): Promise<SubmitOutcome> =>
          process.call(
            () => `submit(batch ${submission.batchNo}, attempt ${submission.attempt})`,
            () => transport.submit(submission),
          ),
        ...(scheduling === undefined ? {} : { scheduling: process.wrap('scheduling', scheduling) }),
      },
      tokens: book.keyring.tokens,
      clock: process.clock,
      random: () => world.dice.next(),
    };
    world.note(() => `${process.name} starts`);
    command(this.#mutant(ports, book)).then(
      (value) => this.#ended(running, { value }),
      (error: unknown) => this.#ended(running, { error }),
    );
    return running;
  }

  /** As whoever only looks has it: nothing goes wrong, and nobody is gone. */
  ledger(): Ledger {
    return this.book.ledgerOf('onlooker', { announce: () => {}, gone: () => [], close: () => {} });
  }

  /** A person lets this batch be sent again, or leaves it. */
  permit(batch: BatchId): void {
    this.#permitted.add(attemptKey(batch));
  }

  readonly #owners = new Map<string, Running>();

  #news(): readonly string[] {
    const steps = this.book.steps(this.#told);
    this.#told += steps.length;
    return steps.map(({ of, what, from, to }) => `        ledger: ${of} ${what} ${from} → ${to}`);
  }

  #isGone(owner: string): boolean {
    const running = this.#owners.get(owner);
    const isGone = running === undefined || !running.process.isAlive || running.end !== undefined;
    return this.#knowsWhoIsGone && isGone;
  }

  #ended(running: Running, end: NonNullable<Running['end']>): void {
    if (!running.process.isAlive) return;
    running.end = end;
    this.world.note(() => {
      const how =
        'error' in end ? `fails: ${String(end.error)}` : `ends: ${JSON.stringify(end.value)}`;
      return `${running.process.name} ${how}`;
    });
  }

  #watched(ledger: Ledger): Ledger {
    return {
      ...ledger,
      claim: async (runId) => {
        const batch = await ledger.claim(runId);
        if (batch !== undefined) this.claims.set(attemptKey(batch), this.world.time.steps);
        return batch;
      },
      resolve: async (batch, as) => {
        const isResolved = await ledger.resolve(batch, as);
        if (!isResolved || !this.#permitted.has(attemptKey(batch))) return isResolved;
        if (as.kind === 'leave') this.leaves.add(attemptKey(batch));
        if (as.kind === 'resend') {
          this.world.tally.resent += 1;
          const key = batchKey(batch.runId, batch.no);
          this.resends.set(key, (this.resends.get(key) ?? 0) + 1);
        }
        return isResolved;
      },
    };
  }

  /** Every copy that goes out is looked at as it does. */
  #judge(mail: Mail): void {
    const { world, mailroom } = this;
    world.tally.delivered += 1;
    const copies = mailroom.mails.filter(
      (each) => each.subscriberId === mail.subscriberId && each.fate === 'delivered',
    ).length;
    if (copies > 1 && copies > 1 + this.resendsFor(mail.subscriberId)) {
      world.tally.duplicates += 1;
      world.violation(`${mail.address} gets copy ${copies}, which nobody has decided`);
    }
    const claimedAt = this.claims.get(attemptKey({ ...mail, no: mail.batchNo }));
    const leftAt = this.left.get(mail.subscriberId);
    if (claimedAt === undefined) world.violation(`${mail.address} gets a mail of no claim`);
    else if (leftAt !== undefined && leftAt < claimedAt) {
      world.violation(`${mail.address} left before the claim, and gets a mail`);
    }
  }

  resendsFor(subscriberId: string): number {
    const sql = 'SELECT run_id, batch_no FROM send_recipient WHERE subscriber_id = ?';
    const batches = this.book.raw.all(sql, subscriberId);
    return batches.reduce((sum, row) => {
      const key = batchKey(String(row['run_id']), Number(row['batch_no']));
      return sum + (this.resends.get(key) ?? 0);
    }, 0);
  }
}

function batchKey(runId: string, no: number): string {
  return `${runId}/${no}`;
}

export function attemptKey({ runId, no, attempt }: BatchId): string {
  return `${runId}/${no}/${attempt}`;
}
