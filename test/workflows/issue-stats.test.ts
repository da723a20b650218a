/** The numbers of an issue: the ledger's and the provider's, put together without counting anybody twice. */
import { expect, test } from 'vitest';
import { bitOf } from '../../src/core/events/recipient-facts.ts';
import type { EventTally } from '../../src/core/events/event-tally.ts';
import type { IssueStatus } from '../../src/core/delivery/run.ts';
import { issueStats } from '../../src/workflows/issue-stats.ts';

const status: IssueStatus = {
  issueId: '2023-10',
  audience: 110,
  deliveries: {
    accepted: 100,
    rejected: 0,
    unknown: 10,
    excluded: 0,
    cancelled: 0,
    'not-attempted': 0,
  },
  leftUnknown: 0,
  sendAt: undefined,
  paused: undefined,
  byTier: { public: 110 },
  batches: 2,
  allowedRules: [],
  startedAt: new Date('2023-11-02T09:00:00Z'),
  finishedAt: undefined,
};

const statsOf = (tally: Partial<EventTally>) =>
  issueStats(
    {
      ledger: { status: async () => status },
      events: {
        tally: async () => ({ recipients: [], engagement: [], unsubscribed: 0, ...tally }),
      },
    },
    '2023-10',
  );

test('events prove that some of the unknown were accepted', async () => {
  const stats = await statsOf({
    recipients: [
      { facts: bitOf('delivered'), accepted: true, count: 90 },
      { facts: bitOf('delivered') | bitOf('complained'), accepted: true, count: 2 },
      { facts: bitOf('bounced'), accepted: true, count: 3 },
      { facts: 0, accepted: true, count: 5 },
      { facts: bitOf('delivered'), accepted: false, count: 4 },
    ],
    unsubscribed: 6,
  });
  expect(stats).toMatchObject({
    accepted: 104,
    unknown: 6,
    outcomes: { delivered: 96, bounced: 3, blocked: 0, dropped: 0, deferred: 0, silent: 5 },
    complaints: 2,
    unsubscribed: 6,
  });
});

test('links come in the order of their clicks, and people stay apart from numbers', async () => {
  const clicked = (link: string, count: number, people: number | undefined) =>
    ({ kind: 'clicked', link, count, people }) as const;
  const stats = await statsOf({
    engagement: [
      clicked('https://b.example/', 2, 1),
      clicked('https://c.example/', 7, 5),
      clicked('https://a.example/', 2, undefined),
      { kind: 'opened', link: '', count: 12, people: 9 },
      { kind: 'opened-by-machine', link: '', count: 40, people: undefined },
    ],
  });
  expect(stats.links.map(({ link }) => link)).toEqual([
    'https://c.example/',
    'https://a.example/',
    'https://b.example/',
  ]);
  expect(stats).toMatchObject({
    clicks: 11,
    opens: { count: 12, people: 9 },
    opensByMachine: { count: 40, people: undefined },
  });
});

test('where nothing was told nothing is invented', async () => {
  expect(await statsOf({})).toMatchObject({
    accepted: 0,
    unknown: 10,
    clicks: 0,
    links: [],
    opens: { count: 0, people: undefined },
  });
});
