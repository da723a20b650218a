import { expect, test } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import type { ProviderSuppression } from '../../../src/core/audience/provider-suppression.ts';
import type { Transport } from '../../../src/ports/transport.ts';
import { collect } from '../../fakes/collect.ts';
import { DOUBLE_KEY } from '../../fakes/sendgrid-double.ts';
import { START, withDouble } from './with-double.ts';

async function suppressed(transport: Transport): Promise<ProviderSuppression[]> {
  if (transport.suppressed === undefined) throw new Error('It tells nothing.');
  return collect(transport.suppressed());
}

async function failureOf(transport: Transport): Promise<Failure> {
  const error: unknown = await suppressed(transport).catch((reason: unknown) => reason);
  if (error instanceof Failure) return error;
  throw new Error('No failure.');
}

const created = 1_443_651_141;

test('every list tells its own reason, and a block is none', async () => {
  const { double, transport } = await withDouble();
  double.lists.add('bounces', { email: 'gone@example.org', created });
  double.lists.add('spam_reports', { email: 'cross@example.org', created: created + 1 });
  double.lists.add('unsubscribes', { email: 'left@example.org', created: created + 2 });
  double.lists.add('invalid_emails', { email: 'typo@example.invalid', created: created + 3 });
  double.lists.add('blocks', { email: 'busy@example.org', created });
  const at = (second: number) => new Date((created + second) * 1000);
  expect(await suppressed(transport)).toEqual([
    { address: 'gone@example.org', reason: 'bounced', at: at(0) },
    { address: 'cross@example.org', reason: 'complained', at: at(1) },
    { address: 'left@example.org', reason: 'unsubscribed', at: at(2) },
    { address: 'typo@example.invalid', reason: 'bounced', at: at(3) },
  ]);
});

test('what SendGrid calls an address comes as it is', async () => {
  const { double, transport } = await withDouble();
  const body = [{ email: 'no such@', created: 0, reason: 'Mail domain is unknown' }];
  double.on('GET /v3/suppression/invalid_emails', { kind: 'status', status: 200, body });
  expect(await suppressed(transport)).toEqual([
    { address: 'no such@', reason: 'bounced', at: new Date(0) },
  ]);
});

test('a list is read to its end, page by page', async () => {
  const { double, transport } = await withDouble();
  const entries = Array.from({ length: 1203 }, (_, no) => ({
    email: `reader.${no}@example.org`,
    created: created + no,
  }));
  double.lists.add('bounces', ...entries);
  const all = await suppressed(transport);
  expect(all.map(({ address }) => address).toSorted()).toEqual(
    entries.map(({ email }) => email).toSorted(),
  );
  expect(double.counts().calls).toEqual({
    'GET /v3/suppression/bounces': 4,
    'GET /v3/suppression/spam_reports': 1,
    'GET /v3/suppression/unsubscribes': 1,
    'GET /v3/suppression/invalid_emails': 1,
  });
});

test('what is added while the list is read hides nobody', async () => {
  const { double, transport } = await withDouble();
  const entries = Array.from({ length: 700 }, (_, no) => ({
    email: `reader.${no}@example.org`,
    created: created + no,
  }));
  double.lists.add('unsubscribes', ...entries);
  const seen = new Set<string>();
  for await (const { address } of transport.suppressed?.() ?? []) {
    if (seen.size === 0) {
      double.lists.add('unsubscribes', { email: 'new@example.org', created: created + 9_999 });
    }
    seen.add(address);
  }
  for (const { email } of entries) expect(seen).toContain(email);
});

test('members of an unsubscribe group count where one is named, and are not asked for elsewhere', async () => {
  const { double, transport } = await withDouble({ unsubscribeGroupId: 42 });
  double.lists.addToGroup('42', 'left@example.org', 'too@example.org');
  double.lists.addToGroup('43', 'stays@example.org');
  expect(await suppressed(transport)).toEqual([
    { address: 'left@example.org', reason: 'unsubscribed', at: START },
    { address: 'too@example.org', reason: 'unsubscribed', at: START },
  ]);
  const other = await withDouble();
  await suppressed(other.transport);
  expect(Object.keys(other.double.counts().calls).join()).not.toContain('asm');
});

test('a rate limit and a lost answer are waited for', async () => {
  const { double, transport, slept } = await withDouble();
  double.lists.add('bounces', { email: 'gone@example.org', created });
  const route = 'GET /v3/suppression/bounces';
  double.on(route, { kind: 'rate-limit', resetInSeconds: 30 }, { kind: 'reset-after' });
  expect(await suppressed(transport)).toHaveLength(1);
  expect(slept).toEqual([30_000, 2_000]);
});

test.each([
  [
    'the key may not',
    { kind: 'status', status: 403, body: { errors: [{ message: `Not ${DOUBLE_KEY}` }] } },
    'SendGrid forbids it (403). Check the permissions of the key and the sender’s address. Not …',
  ],
  ['SendGrid is down', { kind: 'status', status: 500 }, 'SendGrid answered 500.'],
  [
    'it never answers',
    { kind: 'hang', takes: false },
    'No readable answer came from SendGrid (time-out).',
  ],
  [
    'the list is none',
    { kind: 'status', status: 200, body: [{ address: 'reader@example.org' }] },
    'A list is not in the form that SendGrid documents.',
  ],
  [
    'the answer has no end',
    { kind: 'status', status: 200, body: 'x'.repeat(6_000_000) },
    'No readable answer came from SendGrid (ERR_BAD_RESPONSE).',
  ],
] as const)('when %s, the failure says so and shows nobody', async (_title, behaviour, reason) => {
  // A busy machine takes a while to read an answer that is too long.
  const timeoutMs = behaviour.kind === 'hang' ? 200 : 10_000;
  const { double, transport } = await withDouble({ timeoutMs });
  double.lists.add('bounces', { email: 'gone@example.org', created });
  double.on('GET /v3/suppression/spam_reports', behaviour, behaviour, behaviour);
  expect(await failureOf(transport)).toMatchObject({
    kind: 'unavailable',
    id: 'suppressions-unavailable',
    message: `SendGrid does not tell whom it mails no longer: ${reason}`,
  });
});
