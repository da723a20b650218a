/** Publishing through the real SendGrid client to a strict double, killed half-way and run again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runRoundup } from '../cli/run-roundup.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { officialMailSendCheck } from '../fakes/official-contract.ts';
import { scratchNewsletter, type ScratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { DOUBLE_KEY, startSendgridDouble, type SendgridDouble } from '../fakes/sendgrid-double.ts';

const SUBSCRIBERS = 3000;
const PATRONS = 150;
/** 2,850 public readers in three batches, 150 patrons in one. */
const BATCHES = 4;
/** More than mails wait at the provider. */
const UNDO_MS = 25 * 60_000;
const MAIN = resolve(import.meta.dirname, '../../src/cli/main.ts');

const address = (number: number) => `reader${number}@example.com`;

async function withReaders(): Promise<ScratchNewsletter> {
  const newsletter = await scratchNewsletter(soundNewsletter);
  const numbers = Array.from({ length: SUBSCRIBERS }, (_none, index) => index);
  const people = join(newsletter.root, 'people.csv');
  const patrons = join(newsletter.root, 'patrons.csv');
  await writeFile(people, ['email', ...numbers.map(address)].join('\n'));
  await writeFile(
    patrons,
    ['email,tier', ...numbers.slice(0, PATRONS).map((n) => `${address(n)},patron`)].join('\n'),
  );
  await runRoundup(['subscribers', 'import', people, `--confirm=${SUBSCRIBERS}`], newsletter);
  await runRoundup(['patrons', 'import', patrons], newsletter);
  return newsletter;
}

const accessTo = (double: SendgridDouble) => ({
  SENDGRID_API_KEY: DOUBLE_KEY,
  SENDGRID_API_URL: double.url,
});

function startPublish(root: string, double: SendgridDouble): ChildProcess {
  const args = [MAIN, 'publish', '2023-10', `--confirm=${SUBSCRIBERS}`, '--root', root];
  const env = { PATH: process.env['PATH'], HOME: root, ...accessTo(double) };
  return spawn(process.execPath, args, { env, stdio: 'ignore' });
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (condition()) return;
    await sleep(50);
  }
  throw new Error('Waited 30 seconds in vain.');
}

test('every reader is submitted once, in requests that the provider’s contract allows', async () => {
  await using double = await startSendgridDouble({ check: officialMailSendCheck() });
  await using newsletter = await withReaders();
  const args = ['publish', '2023-10', `--confirm=${SUBSCRIBERS}`, '--json'];
  const first = await runRoundup(args, { ...newsletter, env: accessTo(double) });
  expect(first, first.stderr).toMatchObject({ code: 0 });
  expect(double.counts()).toMatchObject({ accepted: SUBSCRIBERS, delivered: 0 });
  double.clock.pass(UNDO_MS);
  expect(double.counts()).toMatchObject({
    requests: BATCHES,
    valid: BATCHES,
    accepted: SUBSCRIBERS,
    distinct: SUBSCRIBERS,
    duplicates: 0,
    violations: [],
    strays: [],
  });
  const secret = 'It was priced like this.';
  const opened = double.bodies.filter((body) => JSON.stringify(body).includes(secret));
  expect(opened).toHaveLength(1);
  const second = await runRoundup(args, { ...newsletter, env: accessTo(double) });
  expect(second).toMatchObject({ code: 0 });
  expect(double.counts().requests).toBe(BATCHES);
});

test('killed half-way, the same command reaches the rest and repeats nobody', async () => {
  await using double = await startSendgridDouble({ delayMs: 400 });
  await using newsletter = await withReaders();
  const killed = startPublish(newsletter.root, double);
  await until(() => double.counts().accepted >= 1000);
  killed.kill('SIGKILL');
  await new Promise((done) => killed.once('close', done));

  const args = ['publish', '2023-10', `--confirm=${SUBSCRIBERS}`, '--json'];
  const rest = await runRoundup(args, { ...newsletter, env: accessTo(double) });
  expect(rest, rest.stderr).toMatchObject({ code: 0 });
  const { status }: { status: { deliveries: Record<string, number> } } = JSON.parse(rest.stdout);
  // What was under way is taken back while it waits, and sent again.
  expect(status.deliveries).toMatchObject({ accepted: SUBSCRIBERS, unknown: 0 });
  double.clock.pass(2 * UNDO_MS);
  expect(double.counts()).toMatchObject({
    distinct: SUBSCRIBERS,
    duplicates: 0,
    violations: [],
  });
});

test('an issue is taken back while it waits, and may be published again', async () => {
  await using double = await startSendgridDouble();
  await using newsletter = await withReaders();
  const env = accessTo(double);
  const args = ['publish', '2023-10', `--confirm=${SUBSCRIBERS}`];
  expect((await runRoundup(args, { ...newsletter, env })).code).toBe(0);
  const cancelled = await runRoundup(['cancel', '2023-10', '--json'], { ...newsletter, env });
  expect(cancelled, cancelled.stderr).toMatchObject({ code: 0 });
  expect(JSON.parse(cancelled.stdout)).toMatchObject({
    problems: [],
    status: { deliveries: { cancelled: SUBSCRIBERS, accepted: 0 } },
  });
  const again = await runRoundup([...args, '--now'], { ...newsletter, env });
  expect(again, again.stderr).toMatchObject({ code: 0 });
  double.clock.pass(UNDO_MS);
  expect(double.counts()).toMatchObject({
    delivered: SUBSCRIBERS,
    distinct: SUBSCRIBERS,
    duplicates: 0,
    discarded: SUBSCRIBERS,
    violations: [],
  });
});

test('an answer that is lost is settled without a person, and a look at who has it says so', async () => {
  await using double = await startSendgridDouble();
  await using newsletter = await withReaders();
  const env = accessTo(double);
  double.next({ kind: 'accept' }, { kind: 'reset-after' });
  const args = ['publish', '2023-10', `--confirm=${SUBSCRIBERS}`, '--json'];
  const sent = await runRoundup(args, { ...newsletter, env });
  expect(sent, sent.stderr).toMatchObject({ code: 0 });
  double.clock.pass(2 * UNDO_MS);
  expect(double.counts()).toMatchObject({ distinct: SUBSCRIBERS, duplicates: 0, violations: [] });
  const who = await runRoundup(['status', '2023-10', '--who'], { ...newsletter, env });
  const lines = who.stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(SUBSCRIBERS);
  expect(lines.filter((line) => line.includes('\taccepted\t'))).toHaveLength(SUBSCRIBERS);
});

test('a provider that refuses everything stops the run, which can be taken up again', async () => {
  await using double = await startSendgridDouble();
  await using newsletter = await withReaders();
  double.next({ kind: 'status', status: 401 });
  const args = ['publish', '2023-10', `--confirm=${SUBSCRIBERS}`];
  const refused = await runRoundup(args, { ...newsletter, env: accessTo(double) });
  expect(refused.code).toBe(69);
  expect(refused.stderr + refused.stdout).not.toContain(DOUBLE_KEY);
  expect(refused.stderr).not.toContain('@example.com');
  const again = await runRoundup(args, { ...newsletter, env: accessTo(double) });
  expect(again, again.stderr).toMatchObject({ code: 0 });
  expect(double.counts()).toMatchObject({ accepted: SUBSCRIBERS, duplicates: 0 });
});
