/** Real processes that send real issues to the double, killed at random moments until each is out. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseAddress } from '../../src/core/audience/address.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import type { Behaviour } from '../fakes/sendgrid/behaviour.ts';
import { dice, type Dice } from '../simulator/dice.ts';
import { startDouble, type DoubleProcess } from './double-process.ts';
import type { Order } from './order.ts';

export interface KillRequest {
  readonly engine: Order['engine'];
  readonly place: string;
  readonly store: Store;
  readonly workers: number;
  readonly kills: number;
  readonly seed: number;
}

export interface KillReport {
  readonly kills: number;
  readonly issues: number;
  readonly delivered: number;
  readonly unknown: number;
  /** Empty when nobody got an issue twice, nobody was lost, and all unknown were reported. */
  readonly violations: readonly string[];
}

const READERS = 48;
const BATCH_SIZE = 4;
const KILLS_AN_ISSUE = 10;
const ANSWER_MS = 40;
const HOUR_MS = 3_600_000;
const MOST_COMMANDS = 12;

interface Round {
  readonly request: KillRequest;
  readonly double: DoubleProcess;
  readonly dice: Dice;
  readonly violations: string[];
  aheadMs: number;
  kills: number;
}

export async function killRounds(request: KillRequest): Promise<KillReport> {
  await using double = await startDouble(ANSWER_MS);
  await addReaders(request.store);
  const round: Round = {
    request,
    double,
    dice: dice(request.seed),
    violations: [],
    aheadMs: 0,
    kills: 0,
  };
  let issues = 0;
  let unknown = 0;
  while (round.kills < request.kills) {
    issues += 1;
    const issueId = `2026-${String(issues).padStart(2, '0')}`;
    unknown += await sendOut(round, issueId);
  }
  round.violations.push(...(await double.violations()));
  const { length: delivered } = await double.delivered();
  return { kills: round.kills, issues, delivered, unknown, violations: round.violations };
}

/** Returns how many deliveries stay unknown. */
async function sendOut(round: Round, issueId: string): Promise<number> {
  const { request, dice, double } = round;
  const isNow = dice.chance(0.4);
  const quota = Math.min(KILLS_AN_ISSUE, request.kills - round.kills);
  const until = round.kills + quota;
  await double.next(...Array.from({ length: 12 }, () => rollBehaviour(dice)));
  const keepSending = async (): Promise<void> => {
    while (round.kills < until) {
      const killAfterMs = dice.spread(5, 1500);
      const how = await run(round, { command: 'publish', issueId, isNow }, killAfterMs);
      if (how !== 'killed') return;
    }
  };
  // Whoever comes to the end goes on, until all deaths are died.
  while (round.kills < until && !(await isOver(round, issueId))) {
    await Promise.all(Array.from({ length: request.workers }, keepSending));
  }
  await settle(round, issueId, isNow);
  return compare(round, issueId);
}

async function isOver({ request }: Round, issueId: string): Promise<boolean> {
  const { startedAt, finishedAt, deliveries } = await request.store.ledger.status(issueId);
  const left = deliveries['not-attempted'] + deliveries.rejected;
  return startedAt !== undefined && (finishedAt !== undefined || left === 0);
}

/** Nobody is killed any more: the commands are run until all is settled, or only unknown is left. */
async function settle(round: Round, issueId: string, isNow: boolean): Promise<void> {
  for (let left = MOST_COMMANDS; left > 0; left -= 1) {
    const end = await run(round, { command: 'publish', issueId, isNow }, undefined);
    if (end === 'finished' || end === 'nothing-due') break;
    if (end !== 'unresolved') continue;
    await pass(round, HOUR_MS);
    const reconciled = await run(round, { command: 'reconcile', issueId, isNow }, undefined);
    const { 'not-attempted': planned } = (await statusOf(round, issueId)).deliveries;
    if (reconciled === 'unresolved' && planned === 0) break;
  }
  await pass(round, 3 * HOUR_MS);
}

async function pass(round: Round, ms: number): Promise<void> {
  round.aheadMs += ms;
  await round.double.passMs(ms);
}

function statusOf({ request }: Round, issueId: string) {
  return request.store.ledger.status(issueId);
}

async function compare(round: Round, issueId: string): Promise<number> {
  const { request, double, violations } = round;
  const copies = new Map<string, number>();
  for (const mail of await double.delivered()) {
    if (mail.issueId === issueId) copies.set(mail.email, (copies.get(mail.email) ?? 0) + 1);
  }
  for (const [email, count] of copies) {
    if (count > 1) violations.push(`${issueId}: ${email} has ${count} copies`);
  }
  let told = 0;
  let unknown = 0;
  for await (const { address = '', state } of request.store.ledger.deliveries(issueId)) {
    told += 1;
    if (state === 'unknown') unknown += 1;
    else if ((state === 'accepted') !== copies.has(address)) {
      violations.push(
        `${issueId}: ${address} is ${state}, with ${copies.get(address) ?? 0} copies`,
      );
    }
  }
  if (told !== READERS) violations.push(`${issueId}: ${told} deliveries are told of`);
  const { deliveries, leftUnknown } = await statusOf(round, issueId);
  const asked = await request.store.ledger.unknownBatches(issueId);
  const reported = asked.reduce((sum, batch) => sum + batch.recipients, 0);
  if (deliveries.unknown !== unknown || leftUnknown !== 0 || reported !== unknown) {
    violations.push(`${issueId}: of ${unknown} unknown, ${reported} are asked about`);
  }
  return unknown;
}

/** `killed`, or the last word of the process. */
async function run(
  round: Round,
  what: Pick<Order, 'command' | 'issueId' | 'isNow'>,
  killAfterMs: number | undefined,
): Promise<string> {
  const { request, double, aheadMs } = round;
  const { engine, place } = request;
  const { url: doubleUrl, apiKey } = double;
  const order = { ...what, engine, place, doubleUrl, apiKey, aheadMs, batchSize: BATCH_SIZE };
  const script = join(import.meta.dirname, 'killed-process.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const complaints: string[] = [];
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said.push(...chunk.toString().trim().split('\n'));
      resolve();
    });
    child.once('close', () => resolve());
  });
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const closed = once(child, 'close');
  let isKilled = false;
  if (killAfterMs !== undefined) {
    await ready;
    await Promise.race([sleep(killAfterMs), closed]);
    isKilled = child.exitCode === null && child.kill('SIGKILL');
  }
  await closed;
  if (isKilled) {
    round.kills += 1;
    return 'killed';
  }
  const end = said.at(-1);
  if (child.exitCode !== 0 || end === undefined) {
    throw new Error(`A process failed (${child.exitCode}): ${complaints.join('').slice(-2000)}`);
  }
  return end;
}

function rollBehaviour(dice: Dice): Behaviour {
  return dice.pick<Behaviour>([
    { kind: 'accept' },
    { kind: 'accept', delayMs: 400 },
    { kind: 'accept' },
    { kind: 'reset-after' },
    { kind: 'reset-before' },
    { kind: 'status', status: 500, takes: true },
    { kind: 'status', status: 503 },
    { kind: 'hang', takes: true },
    { kind: 'late', afterMs: 120_000 },
    { kind: 'rate-limit', resetInSeconds: 1 },
  ]);
}

async function addReaders(store: Store): Promise<void> {
  const rows = Array.from({ length: READERS }, (_, no) => {
    const address = parseAddress(`r${no}@example.com`);
    if (typeof address === 'string') throw new Error(address);
    return { address, name: undefined, tags: [] };
  });
  const consent = { at: new Date(0), action: 'imported', source: 'readers.csv' } as const;
  await store.subscribers.add(rows, consent, 'active');
}
