/** `roundup doctor` as a process: a newsletter that lacks nothing, one that lacks much, and no network. */
import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CONFIG, soundNewsletter } from '../core/diagnostic-cases.ts';
import { dnsDouble, type Zone } from '../fakes/dns-double.ts';
import { RESEND_KEY, startResendDouble } from '../fakes/resend-double.ts';
import { scratchNewsletter, type ScratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { DOMAIN, zones } from '../workflows/doctor/sample-zone.ts';
import { runRoundup, type Finished } from './run-roundup.ts';
import { startRoundup } from './start-roundup.ts';

interface Report {
  readonly findings: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly what: string;
  }[];
  readonly counts: Readonly<Record<string, number>>;
}

const config = (soundNewsletter[CONFIG] ?? '')
  .replaceAll('news.example.com', `news.${DOMAIN}`)
  .replaceAll('ada@example.com', `ada@${DOMAIN}`);

async function newsletter(
  files: Readonly<Record<string, string>> = {},
): Promise<ScratchNewsletter> {
  const made = await scratchNewsletter({ ...soundNewsletter, [CONFIG]: config, ...files });
  onTestFinished(() => made[Symbol.asyncDispose]());
  return made;
}

async function resolver(zone: Zone): Promise<string> {
  const server = await dnsDouble(zone);
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server.address;
}

function reportOf({ stdout }: Finished): Report {
  return JSON.parse(stdout);
}

function unwell(finished: Finished): string[] {
  return reportOf(finished)
    .findings.filter(({ verdict }) => verdict !== 'ok')
    .map(({ verdict, id, what }) => `${verdict} ${id}: ${what}`);
}

const isServing = (answer: unknown): answer is { readonly url: string } =>
  typeof answer === 'object' && answer !== null && 'url' in answer;

test('a newsletter that lacks nothing', async () => {
  const { root } = await newsletter();
  const api = await startResendDouble();
  onTestFinished(() => api.close());
  await runRoundup(['subscribers', 'add', 'bo@example.com'], { root });
  await using serving = await startRoundup(['serve', '--port', '0'], { root, isAnswer: isServing });
  const words = ['--server', serving.answer.url, '--resolver', await resolver(zones.resend)];
  const env = {
    RESEND_API_KEY: RESEND_KEY,
    RESEND_API_URL: api.url,
    RESEND_WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
  };
  const finished = await runRoundup(['doctor', '--json', ...words], { root, env });
  expect(unwell(finished)).toEqual([
    'skipped repository/state: The newsletter’s folder is in no git repository.',
    expect.stringMatching(/^note domain\/spf: /),
  ]);
  expect(finished).toMatchObject({ code: 0, stderr: '' });
  const found = new Set(reportOf(finished).findings.map(({ id }) => id));
  expect([...found]).toEqual(
    expect.arrayContaining(['clock/agrees', 'provider/reached', 'server/one-click', 'store/whole']),
  );
  const listed = await runRoundup(['subscribers', 'list', '--json'], { root });
  expect(JSON.parse(listed.stdout)).toMatchObject({ address: 'bo@example.com', state: 'active' });
});

test('one that lacks much is told all of it, and shown no key', async () => {
  const { root } = await newsletter();
  await runRoundup(['subscribers', 'add', 'bo@example.com'], { root });
  await chmod(join(root, '.roundup/roundup.db'), 0o644);
  const env = { SENDGRID_API_KEY: 'SG.secret', SENDGRID_API_URL: 'http://127.0.0.1:1' };
  const words = ['--server', 'http://127.0.0.1:1', '--resolver', await resolver({})];
  const { code, stdout, stderr } = await runRoundup(['doctor', ...words], { root, env });
  for (const id of [
    'keys/provider',
    'store/private',
    'provider/reached',
    'domain/mx',
    'domain/spf',
    'domain/dkim',
    'domain/dmarc',
    'server/reached',
  ]) {
    expect(stdout).toContain(`[${id}]`);
  }
  expect(stdout).toMatch(/\n7 problems, \d+ warnings?, .*well\.\n$/);
  expect(stdout + stderr).not.toContain('SG.secret');
  expect(stdout).not.toContain('\u001b');
  expect(code).toBe(78);
});

test('what cannot be reached exits with 69, and what is wrong elsewhere with 1', async () => {
  const { root } = await newsletter();
  const api = await startResendDouble();
  onTestFinished(() => api.close());
  const env = { RESEND_API_KEY: RESEND_KEY, RESEND_API_URL: api.url };
  const down = ['--server', 'http://127.0.0.1:1', '--resolver', await resolver(zones.resend)];
  expect((await runRoundup(['doctor', ...down], { root, env })).code).toBe(69);
  await using serving = await startRoundup(['serve', '--port', '0'], { root, isAnswer: isServing });
  const bare = ['--server', serving.answer.url, '--resolver', await resolver({})];
  expect((await runRoundup(['doctor', ...bare], { root, env })).code).toBe(1);
});

test('offline nothing is asked, and nothing is left behind', async () => {
  const { root } = await newsletter();
  const zone = await dnsDouble({});
  onTestFinished(() => zone[Symbol.asyncDispose]());
  const before = await readdir(root);
  const words = ['--offline', '--resolver', zone.address, '--server', 'http://127.0.0.1:1'];
  const finished = await runRoundup(['doctor', '--json', ...words], { root });
  expect(unwell(finished).filter((line) => line.includes('--offline'))).toEqual([
    'skipped provider/reached: --offline was given.',
    'skipped domain/mx: --offline was given.',
    'skipped server/reached: --offline was given.',
  ]);
  expect(finished.code).toBe(0);
  expect(zone.questions).toEqual([]);
  expect(await readdir(root)).toEqual(before);
});

test('a network that is not there is no problem of the newsletter’s', async () => {
  const { root } = await newsletter();
  const gone = await dnsDouble({});
  await gone[Symbol.asyncDispose]();
  const words = ['--resolver', gone.address, '--server', 'http://127.0.0.1:1'];
  const finished = await runRoundup(['doctor', '--json', ...words], { root });
  expect(finished.code).toBe(0);
  expect(unwell(finished)).toContain(
    `warning domain/mx: ${DOMAIN} could not be looked up: no DNS server can be reached.`,
  );
});

test('with a config that cannot be used the rest is still looked at', async () => {
  const { root } = await newsletter({ [CONFIG]: config.replace("title: 'Test'", "titel: 'Test'") });
  const finished = await runRoundup(['doctor', '--json'], { root });
  expect(finished.code).toBe(78);
  const found = unwell(finished);
  expect(found[0]).toMatch(/^problem config\/loads: newsletter\.config\.ts:/);
  expect(found).toContain('note store/opens: There is none yet.');
  expect(found).toContain('skipped domain/mx: The config cannot be used.');
});

test.each([
  ['--resolver', 'dns.google'],
  ['--resolver', '9.9.9.9:0'],
  ['--resolver', '[9.9.9:53'],
  ['--server', 'letter.dev'],
  ['--server', 'https://ada:secret@letter.dev'],
  ['--selector', 's1._domainkey.letter.dev'],
])('%s %s is wrong usage', async (option, value) => {
  const { root } = await newsletter();
  const { code, stderr } = await runRoundup(['doctor', option, value], { root });
  expect(code).toBe(64);
  expect(stderr).toContain(option);
});
