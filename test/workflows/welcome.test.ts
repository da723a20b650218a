/** The issue that whoever has just come gets on their own: public, greeted, and once. */
import { expect, test } from 'vitest';
import { messageFacts } from '../../src/core/delivery/message-facts.ts';
import { messageOf } from '../../src/core/delivery/message.ts';
import { lintMail } from '../../src/core/mail-lint/lint-mail.ts';
import { welcome } from '../../src/workflows/welcome.ts';
import {
  grantAll,
  freeze,
  idOf,
  imported,
  oneClick,
  planFor,
  reader,
  take,
} from '../adapters/store-steps.ts';
import { isBusy, losesAnswer, refuses } from '../fakes/fake-provider.ts';
import type { Answer } from '../fakes/fake-provider.ts';
import { askedPeople, config } from './asked-people.ts';

/** `2023-10` went out to somebody before the newcomer came. */
async function withNewcomer(script: readonly Answer[] = []) {
  const people = await askedPeople(script);
  const { store } = people;
  await store.subscribers.add([reader('first@example.com')], imported, 'active');
  const run = await freeze(store, '2023-10', 9);
  await take(store, run, 'accepted');
  await store.ledger.finish(run.id);
  await store.subscribers.add([reader('New@example.com')], imported, 'active');
  const subscriberId = await idOf(store, 'new@example.com');
  const entry = { kind: 'welcome', subscriberId } as const;
  return { ...people, subscriberId, entry };
}

test('it is the newest issue’s public edition, greeted in both media, with a subject that says so', async () => {
  const { work, entry, provider, subscriberId, store } = await withNewcomer();
  expect(await work(entry)).toEqual({ state: 'done' });
  const [mail] = provider.submissions;
  expect(mail).toMatchObject({
    issueId: 'welcome-2023-10',
    tier: 'public',
    recipients: [
      {
        subscriberId,
        address: 'New@example.com',
        unsubscribeToken: store.tokens.issue(subscriberId),
      },
    ],
  });
  expect(mail?.message.subject).toBe('Welcome to Salt & <Cable>: Deep water');
  const html = mail?.message.html.replaceAll('\n', ' ') ?? '';
  const text = mail?.message.text ?? '';
  expect(html).toContain('Welcome to Salt &amp; &lt;Cable&gt;! You have just subscribed');
  expect(text).toContain('Welcome to Salt & <Cable>! You have just subscribed');
  for (const medium of [html, text]) {
    expect(medium).toContain('https://salt.example/issues/2023-10/');
    expect(medium.indexOf('You have just subscribed')).toBeLessThan(
      medium.indexOf('Hello from the quay'),
    );
  }
});

test('no text of an extra is in it, whoever the newcomer is', async () => {
  const { work, entry, provider, store, ports } = await withNewcomer();
  await grantAll(store, 'patreon', [{ spelling: 'new@example.com', tier: 'patron' }]);
  expect((await store.subscribers.findByAddress('new@example.com'))?.tier).toBe('patron');
  // Not even asked for: it has no port that could open one.
  expect(Object.keys(ports.content)).toEqual(['issue']);
  await work(entry);
  const { html = '', text = '' } = provider.submissions[0]?.message ?? {};
  expect(html).toContain('What twelve splices cost, to the cent.');
  expect(html + text).not.toContain('marlinspikes');
});

test('nothing goes out that the gate stops, the log has it, and it stays due', async () => {
  const { ports, provider, store, subscriberId } = await withNewcomer();
  const leak = 'the edition for public (HTML): text of 2023-10#pricing, for patron';
  const worked = await welcome({ ...ports, leaksIn: async () => [leak] }, config, { subscriberId });
  expect(worked).toEqual({
    state: 'done',
    note: `no welcome mail went out, since it leaks: ${leak}`,
  });
  expect(provider.submissions).toEqual([]);
  expect((await planFor(store, '2023-10', 9)).plan.count).toBe(1);
});

test('the mail breaks no rule for mails', async () => {
  const { work, entry, provider } = await withNewcomer();
  await work(entry);
  const content = provider.submissions[0]?.message;
  if (content === undefined) throw new Error('no mail');
  const edition = { ...content, issueId: '2023-10', tier: 'public', preheader: '', origins: [] };
  const found = lintMail({
    edition,
    message: messageOf(edition, messageFacts(config)),
    postalAddress: config.postalAddress,
    issuePath: 'issues/2023-10.md',
  });
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('once, however often the entry is worked off, and not again with the run', async () => {
  const { work, entry, provider, store } = await withNewcomer();
  await Promise.all([work(entry), work(entry)]);
  await work(entry);
  expect(provider.submissions).toHaveLength(1);
  expect((await planFor(store, '2023-10', 9)).plan.count).toBe(0);
  expect((await planFor(store, '2023-11', 9)).plan.count).toBe(2);
});

test.each([
  ['refused', refuses],
  ['busy', isBusy],
  ['silent', losesAnswer],
])('of a provider that is %s nothing more is asked', async (_, answer) => {
  const { work, entry, provider } = await withNewcomer([answer]);
  expect(await work(entry)).toEqual({ state: 'done' });
  expect(await work(entry)).toEqual({ state: 'done' });
  expect(provider.submissions).toHaveLength(1);
});

test('whoever has the issue, or has left, or is gone, gets no other copy', async () => {
  const { work, entry, provider, store, subscriberId } = await withNewcomer();
  const first = await idOf(store, 'first@example.com');
  await work({ kind: 'welcome', subscriberId: first });
  await store.subscribers.end(subscriberId, 'unsubscribed', oneClick);
  await work(entry);
  await work({ kind: 'welcome', subscriberId: '018b8f4e-7c00-7000-8000-000000000001' });
  expect(provider.submissions).toEqual([]);
});

test('where nothing went out there is no such mail', async () => {
  const { work, provider, store } = await askedPeople();
  await store.subscribers.add([reader('new@example.com')], imported, 'active');
  const subscriberId = await idOf(store, 'new@example.com');
  expect(await work({ kind: 'welcome', subscriberId })).toEqual({ state: 'done' });
  expect(provider.submissions).toEqual([]);
});

test('where the issue’s file is not there, or has errors, there is none, and it stays due', async () => {
  const { ports, provider, store, subscriberId } = await withNewcomer();
  const content = { issue: async () => ({ ok: false, diagnostics: [] }) as const };
  expect(await welcome({ ...ports, content }, config, { subscriberId })).toEqual({ state: 'done' });
  expect(provider.submissions).toEqual([]);
  expect((await planFor(store, '2023-10', 9)).plan.count).toBe(1);
});

test('an issue for patrons is never the newest, however many of them went out since', async () => {
  const { work, entry, provider, store, ports } = await withNewcomer();
  for (const id of ['2023-10-bonus', '2023-11']) {
    const run = await freeze(store, id, 1);
    await take(store, run, 'accepted');
    await store.ledger.finish(run.id);
  }
  const { issue } = ports.content;
  ports.content.issue = async (id) => {
    const read = await issue(id);
    if (!read.ok || id === '2023-10') return read;
    return { ...read, value: { ...read.value, audience: 'patron', revision: 1 } };
  };
  expect(await work(entry)).toEqual({ state: 'done' });
  expect(provider.submissions.map(({ issueId }) => issueId)).toEqual(['welcome-2023-10']);
});
