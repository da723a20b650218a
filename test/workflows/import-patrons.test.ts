import { expect, test } from 'vitest';
import { csvTables } from '../../src/adapters/csv/csv-table.ts';
import type { PatronTier } from '../../src/core/patrons/grant-of.ts';
import type { PatronStore } from '../../src/ports/patrons.ts';
import { importPatrons, type ImportPatronsRequest } from '../../src/workflows/import-patrons.ts';
import { collect } from '../fakes/collect.ts';
import { csvText } from '../fakes/csv-text.ts';
import { scratchStore } from '../fakes/scratch-store.ts';

const fixtures = new URL('../fixtures/patrons/', import.meta.url).pathname;
/** When the newest of the fixtures was exported. */
const clock = { now: () => new Date('2026-10-05T12:00:00Z') };
const tiers: readonly PatronTier[] = [
  { id: 'supporter', name: 'Supporter', monthlyCents: 300 },
  { id: 'patron', name: 'Patron', monthlyCents: 1000, aliases: ['Founding'] },
];
const request: ImportPatronsRequest = {
  path: 'patrons.csv',
  label: 'patrons',
  tiers,
  graceDays: 7,
  skipInvalid: false,
  consent: 0,
};

async function importText(patrons: PatronStore, text: string, over = {}) {
  const tables = { open: (path: string) => csvText(text, path) };
  return importPatrons({ tables, patrons, clock }, { ...request, ...over });
}

async function importFixture(patrons: PatronStore, file: string, over = {}) {
  const ports = { tables: csvTables(), patrons, clock };
  return importPatrons(ports, { ...request, path: `${fixtures}${file}`, ...over });
}

/** Those that are not over, as `address or member: tier until`. */
async function grantsOf(patrons: PatronStore): Promise<string[]> {
  const entries = await collect(patrons.list());
  return entries
    .flatMap(({ patron, grants }) =>
      grants.flatMap(({ member, tier, state, expiresAt, source }) => {
        const who = `${source} ${patron.address?.spelling ?? member}: ${tier}`;
        const end = expiresAt === undefined ? '' : ` until ${expiresAt.toISOString()}`;
        return state === 'ended' ? [] : [`${who}${state === 'grace' ? ' in grace' : ''}${end}`];
      }),
    )
    .toSorted();
}

test.each([
  ['patreon-members.2023.csv', {}, 0, ['patreon-csv ada@example.com: supporter']],
  [
    'patreon-members.2026.csv',
    {},
    2,
    [
      'patreon-csv BO@Example.com: patron in grace until 2026-10-12T12:00:00.000Z',
      'patreon-csv ada@example.com: supporter',
    ],
  ],
  ['ghost-members.csv', {}, 0, ['ghost-csv ada@example.com: supporter']],
  [
    'substack-email_list.csv',
    { tier: 'supporter' },
    1,
    ['substack-csv ada@example.com: supporter until 2026-12-08T00:00:00.000Z'],
  ],
  // The last payment was in June.
  ['github-sponsors.csv', {}, 2, []],
  [
    'liberapay-public.csv',
    { tier: 'supporter' },
    0,
    ['liberapay-csv 1847734: supporter', 'liberapay-csv 1847917: patron'],
  ],
])('%s', async (file, over, notActive, grants) => {
  const { patrons } = await scratchStore(tiers, clock.now);
  const first = await importFixture(patrons, file, over);
  expect(first).toMatchObject({ imported: true, notActive, invalid: 0, granted: grants.length });
  expect(await grantsOf(patrons)).toEqual(grants);
  const again = await importFixture(patrons, file, over);
  expect(again).toEqual(first);
  expect(await grantsOf(patrons)).toEqual(grants);
});

test('a sponsor is one, by the last payment, until a month after it', async () => {
  const june = { now: () => new Date('2026-06-10T00:00:00Z') };
  const { patrons } = await scratchStore(tiers, june.now);
  const ports = { tables: csvTables(), patrons, clock: june };
  const path = `${fixtures}github-sponsors.csv`;
  const report = await importPatrons(ports, { ...request, path });
  expect(report).toMatchObject({ granted: 1, duplicates: 1, withoutSubscription: 1 });
  expect(await grantsOf(patrons)).toEqual([
    'github-sponsors-csv octoada: supporter until 2026-07-11T17:04:45.000Z',
  ]);
});

const GITHUB_HEADER =
  'Sponsor Handle,Sponsor Public Email,Is Yearly?,Tier Name,Tier Monthly Amount,Status,Transaction Date\n';

test.each([
  [
    'a downgrade counts at once',
    [
      'Ada,,false,$10 a month,$10.00,settled,2026-09-20',
      'ada,,false,$5 a month,$5.00,settled,2026-10-02',
    ],
    'ada: supporter until 2026-11-09T00:00:00.000Z',
  ],
  [
    'in any order',
    [
      'ada,,false,$5 a month,$5.00,settled,2026-10-02',
      'ada,,false,$10 a month,$10.00,settled,2026-09-20',
    ],
    'ada: supporter until 2026-11-09T00:00:00.000Z',
  ],
  [
    'a payment once gives no tier',
    ['ada,,false,$25 one time,$25.00,settled,2026-10-02'],
    undefined,
  ],
  ['nor does one that failed', ['ada,,false,$25 a month,$25.00,failed,2026-10-02'], undefined],
  [
    'a year lasts a year',
    ['ada,Ada@example.com,true,$10 a month,$10.00,settled,2025-12-01'],
    'Ada@example.com: patron until 2026-12-09T00:00:00.000Z',
  ],
  [
    'less than any tier asks gives none',
    ['ada,,false,$1 a month,$1.00,settled,2026-10-02'],
    undefined,
  ],
])('GitHub: %s', async (_, rows, grant) => {
  const { patrons } = await scratchStore(tiers, clock.now);
  const report = await importText(patrons, `${GITHUB_HEADER}${rows.join('\n')}\n`);
  expect(report).toMatchObject({ imported: true, invalid: 0 });
  expect(await grantsOf(patrons)).toEqual(
    grant === undefined ? [] : [`github-sponsors-csv ${grant}`],
  );
});

const PATREON_HEADER =
  'Name,Email,Patron Status,Free Member,Free Trial,Pledge Amount,Charge Frequency,Tier,Access Expiration\n';

test.each([
  [
    'an amount, where the tier is called otherwise',
    'A,a@example.com,Active patron,No,No,12.00,monthly,Gold,',
    ': patron',
  ],
  ['a twelfth of a year', 'A,a@example.com,Active patron,No,No,60.00,annual,Gold,', ': supporter'],
  [
    'a trial until its end',
    'A,a@example.com,,No,Yes,0.00,,Patron,2026-10-20 00:00:00',
    ': patron until 2026-10-20T00:00:00.000Z',
  ],
  [
    'what was paid for before leaving',
    'A,a@example.com,Former patron,No,No,5.00,annual,Patron,2027-01-01 00:00:00',
    ': patron until 2027-01-01T00:00:00.000Z',
  ],
  [
    'nothing that is over',
    'A,a@example.com,Former patron,No,No,5.00,annual,Patron,2026-01-01 00:00:00',
    undefined,
  ],
  ['nothing to free members', 'A,a@example.com,Active patron,Yes,No,0.00,,Free,', undefined],
])('Patreon: it grants %s', async (_, row, grant) => {
  const { patrons } = await scratchStore(tiers, clock.now);
  expect(await importText(patrons, `${PATREON_HEADER}${row}\n`)).toMatchObject({ invalid: 0 });
  expect(await grantsOf(patrons)).toEqual(
    grant === undefined ? [] : [`patreon-csv a@example.com${grant}`],
  );
});

const GHOST_HEADER = 'email,name,subscribed_to_emails,complimentary_plan,deleted_at,tiers\n';

test('Ghost: of several tiers the highest counts, and a gift without one is the tier named', async () => {
  const { patrons } = await scratchStore(tiers, clock.now);
  const rows = [
    'a@example.com,A,true,false,,"Supporter,Patron"',
    'b@example.com,B,true,true,,',
    'c@example.com,C,true,false,,',
    'd@example.com,D,true,false,2026-01-01,Patron',
  ];
  const report = await importText(patrons, GHOST_HEADER + rows.join('\n'), { tier: 'supporter' });
  expect(report).toMatchObject({ granted: 2, notActive: 2, duplicates: 0 });
  expect(await grantsOf(patrons)).toEqual([
    'ghost-csv a@example.com: patron',
    'ghost-csv b@example.com: supporter',
  ]);
});

test('Substack: founding members have a tier of that alias, and who has expired none', async () => {
  const { patrons } = await scratchStore(tiers, clock.now);
  const rows = [
    'a@example.com,true,2026-11-01T00:00:00.000Z,founding',
    'b@example.com,true,2026-09-01T00:00:00.000Z,monthly',
    'c@example.com,false,2026-12-01T00:00:00.000Z,yearly',
    'd@example.com,true,2026-10-01T00:00:00.000Z,monthly',
  ];
  const text = `email,active_subscription,expiry,plan\n${rows.join('\n')}\n`;
  expect(await importText(patrons, text, { tier: 'supporter' })).toMatchObject({
    granted: 2,
    notActive: 2,
  });
  expect(await grantsOf(patrons)).toEqual([
    'substack-csv a@example.com: patron until 2026-11-08T00:00:00.000Z',
    // Within the days of grace.
    'substack-csv d@example.com: supporter until 2026-10-08T00:00:00.000Z',
  ]);
});

test('a file is the whole of what its source grants', async () => {
  const { patrons } = await scratchStore(tiers, clock.now);
  await importText(patrons, 'email,tier\nada@example.com,Patron\nbo@example.com,patron\n');
  const report = await importText(patrons, 'email,tier\nada@example.com,supporter\n');
  expect(report).toMatchObject({ source: 'csv:patrons', granted: 1, revoked: 1 });
  expect(await grantsOf(patrons)).toEqual(['csv:patrons ada@example.com: supporter']);
});

test('of several rows the highest tier counts', async () => {
  const { patrons } = await scratchStore(tiers, clock.now);
  const text =
    'email,tier\nada@example.com,supporter\nADA@example.com,patron\nada@example.com,supporter\n';
  expect(await importText(patrons, text)).toMatchObject({ granted: 1, duplicates: 2 });
  expect(await grantsOf(patrons)).toEqual(['csv:patrons ADA@example.com: patron']);
});

test.each([
  [' PATRON ', 'patron'],
  ['founding', 'patron'],
  ['Supporter', 'supporter'],
])('the tier %j is found by id, name or alias', async (cell, tier) => {
  const { patrons } = await scratchStore(tiers, clock.now);
  await importText(patrons, `email,tier\nada@example.com,${cell}\n`);
  expect(await grantsOf(patrons)).toEqual([`csv:patrons ada@example.com: ${tier}`]);
});

test('an unknown tier stops the import and leaves the grants as they were', async () => {
  const { patrons } = await scratchStore(tiers, clock.now);
  await importText(patrons, 'email,tier\nada@example.com,patron\n');
  const text = 'email,tier\nbo@example.com,patron\ncy@example.com,Silver\ndi@example.com,\n';
  const report = await importText(patrons, text);
  expect(report).toMatchObject({
    imported: false,
    granted: 0,
    invalid: 2,
    problems: [
      { line: 3, id: 'row-tier-unknown' },
      { line: 4, id: 'row-tier-missing' },
    ],
  });
  expect(JSON.stringify(report)).not.toContain('@example.com');
  expect(await grantsOf(patrons)).toEqual(['csv:patrons ada@example.com: patron']);
  const skipped = await importText(patrons, text, { skipInvalid: true });
  expect(skipped).toMatchObject({ granted: 1, revoked: 1 });
});

test('a list that would revoke many is asked about first', async () => {
  const { patrons } = await scratchStore(tiers, clock.now);
  const rows = Array.from({ length: 20 }, (_, no) => `r${no}@example.com,patron`);
  await importText(patrons, `email,tier\n${rows.join('\n')}\n`);
  const short = `email,tier\n${rows.slice(6).join('\n')}\n`;
  await expect(importText(patrons, short)).rejects.toMatchObject({
    id: 'revocation-not-confirmed',
  });
  expect(await grantsOf(patrons)).toHaveLength(20);
  expect(await importText(patrons, short, { consent: 6 })).toMatchObject({ revoked: 6 });
});

test.each([
  ['without addresses', 'name,tier\nAda,patron\n', 'table-without-email'],
  ['without tiers', 'email,name\nada@example.com,Ada\n', 'table-without-tier'],
])('a plain list %s is refused with what to do', async (_, text, id) => {
  const { patrons } = await scratchStore(tiers, clock.now);
  await expect(importText(patrons, text)).rejects.toMatchObject({ id });
});

test('with one tier alone, or one that is named, a list needs none', async () => {
  const { patrons } = await scratchStore(tiers, clock.now);
  const text = 'email\nada@example.com\n';
  const [single] = tiers;
  expect(await importText(patrons, text, { tiers: [single] })).toMatchObject({ granted: 1 });
  expect(await importText(patrons, text, { tier: 'patron' })).toMatchObject({ granted: 1 });
  await expect(importText(patrons, text, { tier: 'gold' })).rejects.toMatchObject({
    id: 'no-such-tier',
  });
});

test('a config without tiers is told so', async () => {
  const { patrons } = await scratchStore();
  await expect(importText(patrons, 'email\n', { tiers: [] })).rejects.toMatchObject({
    id: 'no-tiers',
    kind: 'configuration',
  });
});
