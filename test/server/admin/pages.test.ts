/** What the admin page shows, of a real store: figures, plots, no full address, and commands that exist. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { commands } from '../../../src/cli/program.ts';
import { eventWorld, options } from '../../adapters/event-steps.ts';
import { imported, readers } from '../../adapters/store-steps.ts';
import { overviewPage, type Overview } from '../../../src/server/admin/overview.ts';
import { adminRenderer } from '../../../src/server/admin/admin-page.ts';
import { sampleGrowth, nobodyYet } from '../../core/stats/sample-growth.ts';
import { sampleStats } from '../../core/stats/sample-stats.ts';
import { adminConfig, cookieOf, look, runningAdmin } from './running-admin.ts';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: {
      'doctype-style': 'off',
      'void-style': 'off',
      'no-trailing-whitespace': 'off',
      // A table that phones show as blocks keeps its meaning by them.
      'no-redundant-role': 'off',
      'prefer-native-element': 'off',
    },
  }),
);

const at = new Date('2026-11-07T09:00:00Z');
const full: Overview = {
  at,
  growth: sampleGrowth,
  issues: [sampleStats, { ...sampleStats, issueId: '2023-09' }],
  ends: [
    {
      at,
      reason: 'bounced',
      issueId: '2023-10',
      address: 'ada.osei@example.com',
      source: 'webhook',
    },
    { at, reason: 'complained', issueId: undefined, address: undefined, source: 'webhook' },
  ],
  work: {
    runs: [
      {
        issueId: '2023-10',
        startedAt: at,
        count: 1200,
        batches: 2,
        sendAt: undefined,
        waiting: 1,
        underWay: 0,
        unknown: 1,
        stopped: undefined,
      },
    ],
    inbox: { waiting: 3, oldestAt: at },
  },
};
const empty: Overview = {
  at,
  growth: nobodyYet,
  issues: [],
  ends: [],
  work: { runs: [], inbox: { waiting: 0, oldestAt: undefined } },
};

async function drawn(overview: Overview, title = adminConfig.title): Promise<string> {
  const render = adminRenderer({ ...adminConfig, title });
  const answer = await render(overviewPage(overview, 'Europe/Berlin'));
  return answer.text();
}

test.each([
  ['of a newsletter that goes on', full],
  ['of one that nobody reads yet', empty],
])('the page %s', async (name, overview) => {
  const page = await drawn(overview);
  const file = `../../golden/admin/${name.replaceAll(' ', '-')}.html`;
  await expect(page).toMatchFileSnapshot(file);
  expect(page).not.toMatch(/NaN|Infinity|undefined|<script|ada\.osei|https?:/);
  const { results } = await validator.validateString(page);
  expect(results.flatMap(({ messages }) => messages)).toEqual([]);
});

test('whatever a name holds, it stays text', async () => {
  const evil = `"><script>alert(1)</script><svg onload=x>&amp;'@example.com`;
  const page = await drawn(
    {
      ...full,
      issues: [{ ...sampleStats, issueId: evil }],
      ends: [{ at, reason: 'bounced', issueId: evil, address: evil, source: evil }],
    },
    evil,
  );
  expect(page).not.toMatch(/<script|<svg onload/);
  expect(page).toContain('&lt;script&gt;');
});

test('each command that it names is one', async () => {
  const program = new Command('roundup').exitOverride();
  let started = 0;
  for (const register of commands) register(program, async () => void (started += 1));
  const named = [...(await drawn(full)).matchAll(/<code>roundup ([^<]+)<\/code>/g)];
  expect(named.length).toBeGreaterThan(5);
  for (const [, words = ''] of named) await program.parseAsync(words.split(' '), { from: 'user' });
  expect(started).toBe(named.length);
});

test('what the store has is on the page, for whoever has come in', async () => {
  const admin = await runningAdmin();
  const { store } = admin;
  const world = await eventWorld(store, 'a');
  await store.subscribers.add(readers(5), imported, 'active');
  const told = [
    world.event({ reader: 0, what: { kind: 'bounced' } }),
    world.event({ reader: 1, what: { kind: 'delivered' } }),
  ];
  await store.events.record(told, options);
  const cookie = await cookieOf(admin);
  const answer = await look(admin, '/', cookie);
  const page = await answer.text();
  expect(page).toContain('<h1>8 active subscribers</h1>');
  expect(page).toContain('2 batches: 1 unknown');
  expect(page).toContain('a…@example.com');
  expect(page).not.toContain('a-0@example.com');
  expect(page).toContain('href="/issues/2023-10-a"');
  const issue = await look(admin, '/issues/2023-10-a', cookie);
  expect(await issue.text()).toContain('Issue <span class="whole">2023-10-a</span> in numbers');
  for (const path of ['/issues/2023-11', '/issues/', '/issues/%252e%252e']) {
    expect((await look(admin, path, cookie)).status).toBe(404);
  }
});

test('no script may run, nothing may frame it, and nothing keeps it', async () => {
  const admin = await runningAdmin();
  const cookie = await cookieOf(admin);
  for (const path of ['/', '/nowhere', admin.app.newEntry()]) {
    const { headers } = await look(admin, path, cookie);
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
  const { headers } = await fetch(`${admin.url}${admin.app.newEntry()}`);
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test('what breaks is logged by its number, and nothing of it is shown', async () => {
  const admin = await runningAdmin({
    inbox: { tally: () => Promise.reject(new Error('secret words')) },
  });
  const answer = await look(admin, '/', await cookieOf(admin));
  expect(answer.status).toBe(500);
  const id = answer.headers.get('x-request-id') ?? '';
  const page = await answer.text();
  expect(page).toContain(id);
  expect(page).not.toContain('secret words');
  expect(admin.log).toContainEqual(expect.objectContaining({ event: 'error', id }));
});
