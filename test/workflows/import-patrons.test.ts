import { expect, test } from 'vitest';
import { csvTables } from '../../src/adapters/csv/csv-table.ts';
import { csvText } from '../fakes/csv-text.ts';
import type { PatronStore } from '../../src/ports.ts';
import { importPatrons } from '../../src/workflows/import-patrons.ts';
import { scratchStore } from '../fakes/scratch-store.ts';

const fixtures = new URL('../fixtures/patrons/', import.meta.url).pathname;
const tiers = [
  { id: 'supporter', name: 'Supporter' },
  { id: 'patron', name: 'Patron' },
];

async function importText(patrons: PatronStore, text: string, skipInvalid = false) {
  const tables = { open: (path: string) => csvText(text, path) };
  return importPatrons(
    { tables, patrons },
    { path: 'patrons.csv', label: 'patrons', tiers, skipInvalid },
  );
}

test.each([
  ['patreon-members.2023.csv', 0],
  ['patreon-members.2026.csv', 3],
])('%s', async (file, notActive) => {
  const { patrons } = await scratchStore(tiers);
  const report = await importPatrons(
    { tables: csvTables(), patrons },
    { path: `${fixtures}${file}`, label: 'patreon', tiers, skipInvalid: false },
  );
  expect(report).toEqual({
    imported: true,
    source: 'patreon-csv',
    granted: 1,
    revoked: 0,
    withoutSubscription: 1,
    notActive,
    invalid: 0,
    duplicates: 0,
    problems: [],
  });
  expect(await patrons.listGrants()).toMatchObject([
    { source: 'patreon-csv', tier: 'supporter', name: 'Ada Example' },
  ]);
});

test('a file is the whole of what its source grants', async () => {
  const { patrons } = await scratchStore(tiers);
  await importText(patrons, 'email,tier\nada@example.com,Patron\nbo@example.com,patron\n');
  const report = await importText(patrons, 'email,tier\nada@example.com,supporter\n');
  expect(report).toMatchObject({ source: 'csv:patrons', granted: 1, revoked: 1 });
  expect(await patrons.listGrants()).toMatchObject([{ tier: 'supporter' }]);
});

test('of several rows the highest tier counts', async () => {
  const { patrons } = await scratchStore(tiers);
  const text =
    'email,tier\nada@example.com,supporter\nADA@example.com,patron\nada@example.com,supporter\n';
  expect(await importText(patrons, text)).toMatchObject({ granted: 1, duplicates: 2 });
  expect(await patrons.listGrants()).toMatchObject([{ tier: 'patron' }]);
});

test('an unknown tier stops the import and leaves the grants as they were', async () => {
  const { patrons } = await scratchStore(tiers);
  await importText(patrons, 'email,tier\nada@example.com,patron\n');
  const text = 'email,tier\nbo@example.com,patron\ncy@example.com,Silver\ndi@example.com,\n';
  const report = await importText(patrons, text);
  expect(report).toMatchObject({
    imported: false,
    granted: 0,
    invalid: 2,
    problems: [
      { line: 3, column: 'tier', id: 'row-tier-unknown' },
      { line: 4, column: 'tier', id: 'row-tier-missing' },
    ],
  });
  expect(JSON.stringify(report)).not.toContain('@example.com');
  expect(await patrons.listGrants()).toMatchObject([{ address: { key: 'ada@example.com' } }]);
  expect(await importText(patrons, text, true)).toMatchObject({ granted: 1, revoked: 1 });
});

test('a file without addresses, such as GitHub’s, is refused with what to do', async () => {
  const { patrons } = await scratchStore(tiers);
  const request = { path: `${fixtures}github-sponsors.csv`, label: 'x', tiers, skipInvalid: false };
  await expect(importPatrons({ tables: csvTables(), patrons }, request)).rejects.toMatchObject({
    id: 'table-without-email',
  });
});

test('a config without tiers is told so', async () => {
  const { patrons } = await scratchStore();
  const request = { path: 'x', label: 'x', tiers: [], skipInvalid: false };
  await expect(importPatrons({ tables: csvTables(), patrons }, request)).rejects.toMatchObject({
    id: 'no-tiers',
    kind: 'configuration',
  });
});
