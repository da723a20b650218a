/** The comment of a filed link: whose it is, when patrons and everybody are shown the same link. */
import { expect, test } from 'vitest';
import { createContent } from '../../src/adapters/files/content.ts';
import { zlibPacker } from '../../src/adapters/zlib-packer.ts';
import { openGate, readGuarded } from '../../src/workflows/open-gate.ts';
import { LINK, soundNewsletter } from '../core/diagnostic-cases.ts';
import { runRoundup } from '../cli/run-roundup.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const ID = '2023-10-04-api-gateways-aaaaaaaa';
const FILED = 'It says in ten short pages what a gateway should never be asked to do.';
const SAID = 'Between the two of us: the third page of it is wrong about nearly everything.';
const link = `---\ntitle: API gateways\nurl: https://example.com/gateways\nadded: 2023-10-04\n---\n${FILED}\n`;

function issue(day: string, reading: string, more = ''): string {
  return `---\ntitle: Letter ${day}\ndate: ${day}\ndescription: A description that is long enough.\n${more}${reading}---\nHello.\n\n::reading\n`;
}
const own = `reading:\n  - ${ID}\n`;
const other = `reading:\n  - { link: ${ID}, comment: '${SAID}' }\n`;
const inline = `reading:\n  - { title: API gateways, url: 'https://example.com/gateways', comment: '${FILED}' }\n`;
const none = `reading:\n  - { title: Tides, url: 'https://example.com/tides' }\n`;
const atEnd = `${none}alsoRead:\n  - ${ID}\n`;
const PATRONS = 'audience: patron\n';
const DRAFT = 'draft: true\n';

function files(open: string, patrons: string) {
  return {
    'newsletter.config.ts': soundNewsletter['newsletter.config.ts'] ?? '',
    [LINK]: link,
    'issues/2023-10.md': open,
    'issues/2023-10-bonus.md': patrons,
  };
}

/** Which of the two comments the gate keeps in. */
async function kept(open: string, patrons: string): Promise<string[]> {
  await using newsletter = await scratchNewsletter(files(open, patrons));
  const content = createContent({ root: newsletter.root, today: () => '2023-12-01' });
  const extras = await readGuarded(content);
  const tiers = [{ id: 'patron', name: 'Patrons' }];
  const gate = await openGate({ content, packer: zlibPacker }, { extras, tiers, keys: [] });
  const isKept = (text: string): boolean =>
    gate.scan('page.html', new TextEncoder().encode(`<p>${text}</p>`)).length > 0;
  return [...(isKept(FILED) ? ['filed'] : []), ...(isKept(SAID) ? ['said'] : [])];
}

const day = '2023-11-02';
const bonus = (reading: string, more = ''): string => issue('2023-11-09', reading, PATRONS + more);

test.each([
  ['nobody else shows it', issue(day, none), bonus(own), ['filed']],
  ['all are shown it', issue(day, own), bonus(own), []],
  ['the draft of a patrons’ issue shows it, too', issue(day, own), bonus(own, DRAFT), []],
  ['the archive of links shows it', issue(day, atEnd), bonus(own), []],
  ['all are told something else of it', issue(day, other), bonus(own), ['filed']],
  ['patrons are told something else of it', issue(day, own), bonus(other), ['said']],
  ['patrons are told the same, written out', issue(day, own), bonus(inline), ['filed']],
  ['only a draft shows it to all', issue(day, own, DRAFT), bonus(own), ['filed']],
  ['only a broken issue shows it to all', issue('no day', own), bonus(own), ['filed']],
  ['only other patrons are shown it', issue(day, own, PATRONS), bonus(own), ['filed']],
] as const)('%s: what the gate keeps in', async (_when, open, patrons, expected) => {
  expect(await kept(open, patrons)).toEqual(expected);
});

test('a draft that shares a link with patrons has a preview, and what only they are told has none', async () => {
  const preview = async (open: string, patrons: string) => {
    await using newsletter = await scratchNewsletter(files(open, patrons));
    return await runRoundup(['preview', '2023-10', '--out', 'preview'], newsletter);
  };
  expect(await preview(issue(day, own, DRAFT), bonus(own))).toMatchObject({ code: 0 });
  expect(await preview(issue(day, other, DRAFT), bonus(other))).toMatchObject({
    code: 65,
    stderr: expect.stringContaining('[editions-leak]'),
  });
});
