import { expect, test } from 'vitest';
import { createContent } from '../../src/adapters/files/content.ts';
import { catalogue } from '../../src/core/diagnostic-catalogue.ts';
import type { Diagnostic } from '../../src/core/diagnostics.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { diagnosticCases, soundNewsletter } from './diagnostic-cases.ts';

const TODAY = '2026-01-01';
/** Found with the help of the ledger: test/workflows/changed-since-sent.test.ts. */
const FOUND_BY_LEDGER = ['issue/changed-since-sent'];
/** Of what no text is: extras-folder.test.ts, parse-extras.test.ts, workflows/check.test.ts. */
const FOUND_ELSEWHERE = [
  'file/symbolic-link',
  'extra/encrypted',
  'extra/large-file',
  'extra/tracked',
];

async function check(
  files: Parameters<typeof scratchNewsletter>[0],
): Promise<readonly Diagnostic[]> {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, ...files });
  return await createContent({ root: newsletter.root, today: () => TODAY }).check();
}

test('a sound newsletter has no mistakes', async () => {
  expect(await check({})).toEqual([]);
});

test('every diagnostic has a case', () => {
  const covered = new Set<string>([
    ...diagnosticCases.map((entry) => entry.id),
    ...FOUND_BY_LEDGER,
    ...FOUND_ELSEWHERE,
  ]);
  // Those of mails have broken mails instead: test/core/mail-lint/.
  const ids = Object.keys(catalogue).filter((id) => !id.startsWith('mail/'));
  expect(ids.filter((id) => !covered.has(id))).toEqual([]);
});

test.each(diagnosticCases)('$id is reported at $at', async ({ id, files, at }) => {
  const found = await check(files);
  const places = found
    .filter((entry) => entry.id === id)
    .map((entry) => `${entry.file}:${entry.line}:${entry.column}`);
  expect(places, JSON.stringify(found, null, 1)).toContain(at);
});

test('every diagnostic is worded for its author', async () => {
  const texts: string[] = [];
  for (const { id, files } of diagnosticCases) {
    const found = (await check(files)).find((entry) => entry.id === id);
    texts.push(`${id} (${found?.severity})\n  ${found?.reason}\n  ${found?.remedy}\n`);
  }
  await expect(texts.join('\n')).toMatchFileSnapshot('../golden/diagnostics.txt');
});

test('all mistakes of all files are reported in one run', async () => {
  const found = await check({
    'issues/2023-10.md': '---\ntitle: ""\ndate: soon\nauthor: me\n---\n# Hi\n\n::nope\n',
    'links/2023/2023-10-04-api-gateways-aaaaaaaa.md': '---\ntitle: x\n---\n',
    'issues/notes.txt': 'x',
  });
  expect(found.map((entry) => entry.id)).toEqual(
    expect.arrayContaining([
      'field/empty',
      'field/bad-date',
      'field/unknown',
      'field/missing',
      'markdown/first-level-heading',
      'directive/unknown',
      'file/misplaced',
    ]),
  );
});
