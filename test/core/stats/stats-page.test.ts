/** The page and the table of an issue's numbers: all of them, escaped, and no share without its base. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from 'vitest';
import type { IssueStats } from '../../../src/core/stats/issue-stats.ts';
import { share } from '../../../src/core/stats/stats-figures.ts';
import { statsPage } from '../../../src/core/stats/stats-page.ts';
import { statsTable } from '../../../src/core/stats/stats-table.ts';
import { sampleStats } from './sample-stats.ts';

const at = new Date('2023-11-06T09:30:00Z');
const newsletter = { title: 'Hull & Harbor', theme: { accent: '#9a3412' } };
const pageOf = (stats: IssueStats) => statsPage({ newsletter, stats, at });

const silent: IssueStats = {
  ...sampleStats,
  startedAt: undefined,
  accepted: 0,
  unknown: 0,
  outcomes: { delivered: 0, bounced: 0, blocked: 0, dropped: 0, deferred: 0, silent: 0 },
  complaints: 0,
  unsubscribed: 0,
  opens: { count: 0, people: undefined },
  opensByMachine: { count: 0, people: undefined },
  clicks: 0,
  links: [],
};

test('a page for people', async () => {
  await expect(await pageOf(sampleStats)).toMatchFileSnapshot('../../golden/stats/issue.html');
});

test('a page of an issue of which nothing is known', async () => {
  const page = await pageOf(silent);
  await expect(page).toMatchFileSnapshot('../../golden/stats/nothing.html');
  expect(page).not.toMatch(/NaN|Infinity|undefined/);
});

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: { 'doctype-style': 'off', 'void-style': 'off', 'no-trailing-whitespace': 'off' },
  }),
);

test.each([
  ['of an issue', sampleStats],
  ['of an issue of which nothing is known', silent],
  [
    'that waits for the first event',
    { ...sampleStats, outcomes: { ...silent.outcomes, silent: 12_400 } },
  ],
])('a page %s follows the standard', async (_what, stats) => {
  const { results } = await validator.validateString(await pageOf(stats));
  expect(results.flatMap(({ messages }) => messages)).toEqual([]);
});

test('whatever an address or a title holds, it stays text', async () => {
  const evil = '"><script>alert(1)</script><svg onload=x>&amp;\'';
  const page = await statsPage({
    newsletter: { title: evil, theme: { accent: '#9a3412' } },
    stats: {
      ...sampleStats,
      issueId: evil,
      links: [{ link: `https://a.example/${evil}`, count: 1, people: 2 }],
    },
    at,
  });
  expect(page).not.toMatch(/<script|onload=x>(?!&)|<svg onload/);
  expect(page).toContain('&lt;script&gt;');
});

test('a table for a terminal', () => {
  expect(statsTable(sampleStats)).toMatchInlineSnapshot(`
    "Issue 2023-10
      Accepted           12,400
        Delivered        12,204    98.4 % of 12,400 accepted
        Bounced              61     0.5 % of 12,400 accepted
        Blocked              38     0.3 % of 12,400 accepted
        Dropped               7     0.1 % of 12,400 accepted
        Deferred             12     0.1 % of 12,400 accepted
        No word yet          78     0.6 % of 12,400 accepted
      Unknown                 3
      Complaints              4   < 0.1 % of 12,204 delivered
      Unsubscribed           29     0.2 % of 12,204 delivered
      Opens               4,311
      Opens by machines   5,920
      Clicks                772

    Clicks per link
      212  https://earthly.dev/blog/kubernetes-is-so-simple/
      187  https://www.youtube.com/watch?v=BE77h7dmoQU
      154  https://iximiuz.com/en/posts/container-networking-is-simple/
       98  https://research.google/pubs/borg-omega-and-kubernetes/?a=1&b=<2>
       61  https://slack.engineering/slacks-outage-on-january-4th-2021/
       44  https://hullandharbor.example/issues/2023-10
       12  https://learnk8s.io/troubleshooting-deployments
        4  https://mail.hullandharbor.example/u/…"
  `);
  expect(statsTable(silent)).toMatchInlineSnapshot(`
    "Issue 2023-10
      Accepted           0
        Delivered        0
        Bounced          0
        Blocked          0
        Dropped          0
        Deferred         0
        No word yet      0
      Complaints         0
      Unsubscribed       0
      Opens              0
      Opens by machines  0
      Clicks             0"
  `);
});

test('people are named where they are kept', async () => {
  const [first] = sampleStats.links;
  if (first === undefined) throw new Error('The sample has links.');
  const stats = { ...sampleStats, links: [{ ...first, people: 180 }] };
  expect(statsTable(stats)).toContain(
    '212  https://earthly.dev/blog/kubernetes-is-so-simple/ (180 people)',
  );
  expect(await pageOf(stats)).toContain('180');
});

test.each([
  [0, 1000, '0.0 %'],
  [1, 1000, '0.1 %'],
  [1, 1_000_000, '< 0.1 %'],
  [999_999, 1_000_000, '> 99.9 %'],
  [1000, 1000, '100.0 %'],
  [1, 0, undefined],
])('%d of %d is %s', (count, base, text) => {
  expect(share({ name: '', meaning: '', count, of: { count: base, name: 'accepted' } })).toBe(text);
});
