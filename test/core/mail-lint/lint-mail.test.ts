/** Every rule finds what it is for, at the author's line, and says nothing else. */
import { expect, test } from 'vitest';
import type { CatalogueEntry } from '../../../src/core/catalogue-entry.ts';
import { catalogue } from '../../../src/core/diagnostic-catalogue.ts';
import type { Diagnostic } from '../../../src/core/diagnostics.ts';
import { lintMail, lintMails } from '../../../src/core/mail-lint/lint-mail.ts';
import { linted } from '../../../src/core/mail-lint/linted-mail.ts';
import { mailRules } from '../../../src/core/mail-lint/mail-rules.ts';
import { oneClick } from '../../../src/core/mail-lint/rules/list-headers.ts';
import { picturesOnly } from '../../../src/core/mail-lint/rules/text-edition.ts';
import { patronIssue, publicIssue } from '../edition/compact-issue.ts';
import { brokenMails, inHtml, inMessage, soundMarkdown } from './broken-mails.ts';
import { mailOf } from './compact-mail.ts';

const sound = await mailOf(publicIssue(soundMarkdown));
const entries: [string, CatalogueEntry][] = Object.entries(catalogue);
/** Tested below, or in rules/: their mails are not made by one replacement. */
const apart = ['mail/one-click', 'mail/pictures-only', 'mail/unknown-support'];

/** What breaks another rule is mostly off the closed list too. */
const lintedBeside = (mail: typeof sound): Diagnostic[] =>
  lintMail(mail).filter(({ id }) => id !== 'mail/unknown-support');

test('nothing is wrong with the mail that is broken below', () => {
  expect(lintMail(sound)).toEqual([]);
});

test.each(brokenMails.map(([id, at, broken], no) => ({ id, at, broken, no })))(
  '$id is found at $at ($no)',
  ({ id, at, broken }) => {
    const found = lintedBeside(broken(sound));
    expect(new Set(found.map((each) => each.id)), told(found)).toEqual(new Set([id]));
    const [first] = found;
    expect(`${first?.file}:${first?.line}:${first?.column}`).toBe(`issues/2023-10.md:${at}`);
  },
);

test('every rule has a broken mail, and every id a rule', () => {
  const ids = Object.keys(catalogue).filter((id) => id.startsWith('mail/'));
  expect(mailRules.map(({ id }) => id)).toEqual(ids);
  const broken = new Set([...brokenMails.map(([id]) => id), ...apart]);
  expect(ids.filter((id) => !broken.has(id))).toEqual([]);
});

test('every rule for mails names its source, and hands it on', () => {
  for (const [id, entry] of entries) {
    if (id.startsWith('mail/')) expect(entry.source, id).toMatch(/\w{3}/);
  }
  const [found] = lintMail(inMessage({ listId: 'newsletter' })(sound));
  expect(found).toMatchObject({ id: 'mail/list-id', source: 'RFC 2919' });
});

test('what is wrong is worded for its author', async () => {
  const lines = brokenMails.flatMap(([, , broken]) =>
    lintedBeside(broken(sound)).map(
      ({ id, severity, reason }) => `${id} (${severity})\n  ${reason}`,
    ),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../golden/mail-lint.txt');
});

test('a mail that cannot be left by one click is found', () => {
  const { headers, ...rest } = linted(sound);
  const { 'List-Unsubscribe-Post': _, ...others } = headers;
  expect([...oneClick.look({ ...rest, headers })]).toEqual([]);
  expect([...oneClick.look({ ...rest, headers: others })]).toHaveLength(1);
});

test('a mail of pictures alone is found', () => {
  const html = '<img src="https://a.example/a.png" alt="All that I have to say"><p>Bye</p>';
  const found = [...picturesOnly.look(linted(inMessage({ html })(sound)))];
  expect(found.map(({ reason }) => reason)).toEqual([
    'Beside its pictures the mail has 3 characters of text.',
  ]);
});

test('the size counts tracked links, and names the heaviest parts with their lines', async () => {
  const rows = Array.from({ length: 150 }, (_, no) => `| [${no}](https://a.example/${no}) | b |`);
  const markdown = `A word.\n\n| a | b |\n|--|--|\n${rows.join('\n')}\n\n\`\`\`\n${'code\n'.repeat(200)}\`\`\`\n\n- ${'long '.repeat(100)}`;
  const mail = await mailOf(publicIssue(markdown));
  expect(mail.message.html.length).toBeLessThan(80 * 1024);
  const [found] = lintMail(mail);
  expect(found).toMatchObject({ id: 'mail/too-large', line: 3, column: 1 });
  expect(found?.reason).toMatch(
    /^The HTML arrives with about 1\d\d\.\d KB, .* The heaviest: the table at line 3 \(\d+\.\d KB\), the code at line 156 \(1\.\d KB\), the list at line 359 \(0\.\d KB\)\.$/,
  );
});

test('what several tiers have in common is told once, and what one has alone with its name', async () => {
  const patron = await mailOf(patronIssue(soundMarkdown));
  const broken = inHtml('<meta charset="utf-8">', '');
  const twice = lintMails([broken(sound), broken(patron)]);
  expect(twice.map(({ reason }) => reason)).toEqual(['The HTML names no charset.']);
  expect(lintMails([sound, broken(patron)]).map(({ reason }) => reason)).toEqual([
    'In the edition for patron: The HTML names no charset.',
  ]);
  const link = inHtml('"https://link.example/page"', '"/page"');
  expect(lintMails([link(sound), link(patron)])).toHaveLength(1);
});

function told(found: readonly Diagnostic[]): string {
  return found.map(({ id, reason }) => `${id}: ${reason}`).join('\n');
}
