/** Publishing by each transport through the real command line, and how one is chosen. */
import { generateKeyPairSync } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CONFIG, soundNewsletter } from '../core/diagnostic-cases.ts';
import type { TakenMail } from '../fakes/mail-api-double.ts';
import { POSTMARK_TOKEN, startPostmarkDouble } from '../fakes/postmark-double.ts';
import { RESEND_KEY, startResendDouble } from '../fakes/resend-double.ts';
import { scratchNewsletter, type ScratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { startSmtpDouble } from '../fakes/smtp-double.ts';
import { runRoundup } from './run-roundup.ts';

interface Peer {
  readonly env: Readonly<Record<string, string>>;
  readonly taken: readonly TakenMail[];
  readonly violations: readonly string[];
}

async function resend(): Promise<Peer> {
  const double = await startResendDouble();
  onTestFinished(() => double.close());
  return { ...double, env: { RESEND_API_KEY: RESEND_KEY, RESEND_API_URL: double.url } };
}

async function postmark(): Promise<Peer> {
  const double = await startPostmarkDouble();
  onTestFinished(() => double.close());
  return {
    ...double,
    env: { POSTMARK_SERVER_TOKEN: POSTMARK_TOKEN, POSTMARK_API_URL: double.url },
  };
}

async function smtp(): Promise<Peer> {
  const double = await startSmtpDouble({ tls: 'starttls' });
  onTestFinished(() => double.close());
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { ...double, env: { SMTP_URL: double.url, DKIM_PRIVATE_KEY: key } };
}

const DELIVERY = `smtp: { perSecond: 500 }, dkim: { domain: 'example.com', selector: 'letters' }`;

function configWith(delivery: string): string {
  const config = soundNewsletter[CONFIG] ?? '';
  return config.replace(/\};\s*$/, `  delivery: { ${delivery} },\n};\n`);
}

async function withReaders(count: number, delivery: string): Promise<ScratchNewsletter> {
  const newsletter = await scratchNewsletter({
    ...soundNewsletter,
    [CONFIG]: configWith(delivery),
  });
  onTestFinished(() => newsletter[Symbol.asyncDispose]());
  const people = join(newsletter.root, 'people.csv');
  await writeFile(people, ['email', ...addresses(count)].join('\n'));
  const imported = await runRoundup(
    ['subscribers', 'import', people, `--confirm=${count}`],
    newsletter,
  );
  expect(imported, imported.stderr).toMatchObject({ code: 0 });
  return newsletter;
}

const addresses = (count: number) =>
  Array.from({ length: count }, (_, number) => `reader${number}@example.com`);

test.each([
  ['resend', resend, 230],
  ['postmark', postmark, 620],
  ['smtp', smtp, 25],
] as const)('every reader gets one mail by %s', async (name, start, count) => {
  const peer = await start();
  const newsletter = await withReaders(count, DELIVERY);
  const args = ['publish', '2023-10', `--confirm=${count}`, '--json'];
  const first = await runRoundup(args, { ...newsletter, env: peer.env });
  expect(first, first.stderr).toMatchObject({ code: 0 });
  expect(peer.taken.map(({ to }) => to).toSorted()).toEqual(addresses(count).toSorted());
  expect(peer.violations).toEqual([]);
  if (name === 'smtp') expect(peer.taken[0]?.headers['dkim-signature']).toContain('d=example.com');
  const again = await runRoundup(args, { ...newsletter, env: peer.env });
  expect(again, again.stderr).toMatchObject({ code: 0 });
  expect(peer.taken.length).toBe(count);
});

test.each([
  ['resend', resend],
  ['postmark', postmark],
  ['smtp', smtp],
] as const)('a test copy goes out by %s', async (_name, start) => {
  const peer = await start();
  const newsletter = await withReaders(1, DELIVERY);
  const args = ['publish', '2023-10', '--test', 'me@example.org'];
  const copy = await runRoundup(args, { ...newsletter, env: peer.env });
  expect(copy, copy.stderr).toMatchObject({ code: 0 });
  expect(peer.taken.map(({ to, subject }) => [to, subject])).toEqual([
    ['me@example.org', '[Test] October'],
  ]);
  expect(peer.violations).toEqual([]);
});

test('of several that are set up none is guessed', async () => {
  const peer = await resend();
  const env = { ...peer.env, SENDGRID_API_KEY: 'SG.secret' };
  const newsletter = await withReaders(2, '');
  const args = ['publish', '2023-10', '--confirm=2'];
  const unsure = await runRoundup(args, { ...newsletter, env });
  expect(unsure).toMatchObject({ code: 78 });
  expect(unsure.stderr).toContain('SENDGRID_API_KEY, RESEND_API_KEY. [transport-ambiguous]');
  expect(unsure.stderr).not.toContain('SG.secret');
  expect(peer.taken).toEqual([]);
  await writeFile(join(newsletter.root, CONFIG), configWith("transport: 'resend'"));
  const sure = await runRoundup(args, { ...newsletter, env });
  expect(sure, sure.stderr).toMatchObject({ code: 0 });
  expect(peer.taken.length).toBe(2);
});

test('one that is named and not set up sends nothing, and the outbox can be forced', async () => {
  const peer = await resend();
  const newsletter = await withReaders(2, "transport: 'smtp'");
  const args = ['publish', '2023-10', '--confirm=2'];
  const missing = await runRoundup(args, { ...newsletter, env: peer.env });
  expect(missing).toMatchObject({ code: 78 });
  expect(missing.stderr).toContain('SMTP_URL is not set. [transport-not-set-up]');
  await writeFile(join(newsletter.root, CONFIG), configWith("transport: 'outbox'"));
  const rehearsal = await runRoundup(args, { ...newsletter, env: peer.env });
  expect(rehearsal, rehearsal.stderr).toMatchObject({ code: 0 });
  const kept = await readdir(join(newsletter.root, '.roundup/outbox/2023-10'));
  expect(kept.filter((name) => name.endsWith('.eml')).length).toBe(2);
  expect(peer.taken).toEqual([]);
});
