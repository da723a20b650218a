/** The short list at the end: read like other links, shown in every edition, and gated like all else. */
import { expect, test } from 'vitest';
import { createContent } from '../../../src/adapters/files/content.ts';
import { textOf } from '../../../src/core/gate/extra-text.ts';
import { linkUses } from '../../../src/core/link/link-uses.ts';
import { isForPatrons, type Issue } from '../../../src/core/issue/issue.ts';
import { outlineOf } from '../../../src/core/issue/outline.ts';
import { wholeIssue } from '../../../src/core/issue/whole-issue.ts';
import { soundNewsletter } from '../diagnostic-cases.ts';
import { scratchNewsletter } from '../../fakes/scratch-newsletter.ts';
import { renderEditions } from '../../../src/workflows/load-publish-request.ts';

const links = {
  'links/2023/2023-08-01-rope.md':
    '---\ntitle: Rope\nurl: https://rope.example\nauthor: [Ada, Bo]\nadded: 2023-08-01\n---\nHidden comment.\n',
  'links/2023/2023-08-02-tides.md':
    '---\ntitle: All that is known of tides in this harbour\nurl: https://www.tides.example\nadded: 2023-08-02\n---\n',
};

async function read(head: string, id = '2023-09') {
  const text = `---\ntitle: T\ndate: 2023-09-02\ndescription: A description that is long enough.\n${head}\n---\nHello.\n`;
  await using scratch = await scratchNewsletter({
    ...soundNewsletter,
    ...links,
    [`issues/${id}.md`]: text,
  });
  const content = createContent({ root: scratch.root, today: () => '2023-12-01' });
  const [config, issue] = await Promise.all([content.config(), content.issue(id)]);
  if (!config.ok) throw new Error('The config is sound.');
  return { config: config.value, issue, text };
}

function sound(
  result: { readonly ok: true; readonly value: Issue } | { readonly ok: false },
): Issue {
  if (!result.ok) throw new Error('The issue has mistakes.');
  return result.value;
}

const LISTED = 'alsoRead: [2023-08-01-rope, 2023-08-02-tides]';

test('mails list title, authors and site, and no comment', async () => {
  const { config, issue } = await read(LISTED);
  const editions = await renderEditions(sound(issue), [], config);
  const { text = '', html = '' } = editions.get('public') ?? {};
  expect(text).toContain('Also read\n=========\n\n- Rope [1] · Ada and Bo · rope.example\n');
  expect(text).toContain('[1] https://rope.example\n');
  expect(html).toContain('href="https://rope.example"');
  expect(text + html).not.toContain('Hidden comment');
});

test('with a page of their own, mails lead there', async () => {
  const { config, issue } = await read(`${LISTED}\nalsoReadPage: true`);
  const editions = await renderEditions(sound(issue), [], config);
  const { text = '' } = editions.get('public') ?? {};
  expect(text).toContain('- 2 more links [1]'.slice(2));
  expect(text).toContain('https://news.example.com/issues/2023-09/also-read/');
  expect(text).not.toContain('rope.example');
});

test('a flag without links shows nothing', async () => {
  const { issue } = await read('alsoReadPage: true');
  expect(sound(issue)).toMatchObject({ alsoRead: [], alsoReadAddress: undefined });
  expect(sound(issue).body.children).toHaveLength(1);
});

test.each([
  ['alsoRead: [2023-08-01-ropes]', 'link/unknown', 5],
  ['reading: [2023-08-01-rope]\nalsoRead: [2023-08-01-rope]', 'link/used-twice', 6],
  ['alsoRead: [2023-08-01-rope, 2023-08-01-rope]', 'link/used-twice', 5],
  ['alsoRead:\n  - { link: 2023-08-01-rope }', 'field/wrong-type', 6],
])('%j is a mistake', async (head, id, line) => {
  const { issue } = await read(head);
  expect(issue).toMatchObject({ ok: false, diagnostics: [{ id, line }] });
});

test('two comments below one page may stand in one issue', async () => {
  const at = (part: string): string =>
    `  - { title: T${part}, url: 'https://rope.example/t#comment-${part}' }\n`;
  const listed = async (parts: string) =>
    (await read(`reading:\n${[...parts].map(at).join('')}`)).issue;
  const both = await listed('12');
  // Only the place of the list is missing, so nothing else is said.
  expect(both.ok ? [] : both.diagnostics.map(({ id }) => id)).not.toContain('link/used-twice');
  const twice = await listed('11');
  expect(twice.ok ? [] : twice.diagnostics.map(({ id }) => id)).toContain('link/used-twice');
});

test('a link that leaves the list, or gets another title, is a change since the issue was sent', async () => {
  const parts = async (head: string) =>
    outlineOf(sound((await read(head)).issue), []).map(({ region, hash }) => `${region} ${hash}`);
  const before = await parts(LISTED);
  expect(before.filter((part) => part.startsWith('alsoRead'))).toHaveLength(2);
  expect(await parts(LISTED)).toEqual(before);
  expect(await parts('alsoRead: [2023-08-01-rope]')).toEqual(before.toSpliced(3, 1));
});

test('of an issue for patrons the titles are no secret of the author, and the rest is', async () => {
  const { issue } = await read(`${LISTED}\naudience: patron`, '2023-09-bonus');
  const whole = sound(issue);
  if (!isForPatrons(whole)) throw new Error('It is for patrons.');
  const text = textOf(wholeIssue(whole, 'opaque'));
  expect(text).toContain('Hello.');
  expect(text).not.toContain('harbour');
});

test('an issue uses what it lists at its end', async () => {
  const { text } = await read(LISTED);
  const uses = linkUses([{ path: 'issues/2023-09.md', text }], () => undefined);
  expect(uses.ofId('2023-08-02-tides')).toMatchObject([{ issueId: '2023-09', isDraft: false }]);
});
