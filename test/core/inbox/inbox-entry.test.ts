/** Entries of the inbox come back from JSON as they went in; what is none is refused. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { webhookProviders } from '../../../src/core/events/webhook.ts';
import { type InboxEntry, inboxEntrySchema } from '../../../src/core/inbox/inbox-entry.ts';
import { patronSourceNames } from '../../../src/core/patrons/patron-news.ts';

const text = fc.string({ unit: 'binary' });
const time = fc.integer({ min: 0, max: 8.64e15 });
const address = fc.record({ spelling: text, key: text });
const subscriberId = fc.uuid({ version: 7 });

const entries: Record<InboxEntry['kind'], fc.Arbitrary<InboxEntry>> = {
  subscription: fc.record(
    {
      kind: fc.constant('subscription' as const),
      address,
      name: text,
      source: text,
      wording: text,
      ipHash: text,
      at: time,
    },
    { requiredKeys: ['kind', 'address', 'source', 'wording', 'ipHash', 'at'] },
  ),
  webhook: fc.record({
    kind: fc.constant('webhook' as const),
    provider: fc.constantFrom(...webhookProviders),
    body: text,
    receivedAt: time,
  }),
  patron: fc.record({
    kind: fc.constant('patron' as const),
    source: fc.constantFrom(...patronSourceNames),
    news: fc.record({
      kind: fc.constant('ask' as const),
      member: fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
    }),
  }),
  welcome: fc.record({ kind: fc.constant('welcome' as const), subscriberId }),
  settings: fc.record({ kind: fc.constant('settings' as const), subscriberId, at: time }),
  move: fc.record({ kind: fc.constant('move' as const), subscriberId, address, at: time }),
  login: fc.record({ kind: fc.constant('login' as const), address, at: time }),
  moved: fc.record({ kind: fc.constant('moved' as const), subscriberId, address }),
};

const entry = fc.oneof(...Object.values(entries));

test('every entry comes back as it went in', () => {
  fc.assert(
    fc.property(entry, (one) => {
      expect(inboxEntrySchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
    }),
  );
});

test('an entry with a field more, or one less, is none', () => {
  fc.assert(
    fc.property(entry, fc.nat(), (one, pick) => {
      expect(inboxEntrySchema.safeParse({ ...one, more: 1 }).success).toBe(false);
      const needed = Object.keys(one).filter((key) => key !== 'name');
      const gone = needed[pick % needed.length];
      const less = Object.fromEntries(Object.entries(one).filter(([key]) => key !== gone));
      expect(inboxEntrySchema.safeParse(less).success).toBe(false);
    }),
  );
});

test('of a kind that is not known there is none', () => {
  const later = { kind: 'later', subscriberId: 'x' };
  expect(inboxEntrySchema.safeParse(later).success).toBe(false);
});
