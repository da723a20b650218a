import { expect, test } from 'vitest';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { renderWebEdition } from '../../../src/core/edition/web.ts';
import type { OpenIssue } from '../../../src/core/issue/issue.ts';
import { compactMarkdown, context, issueOf } from './compact-issue.ts';

const render = (markdown: string, parts: Partial<OpenIssue> = {}) =>
  renderWebEdition(projectPublic(issueOf(markdown, parts)), context.config);

test('an issue becomes the page that the golden file shows', async () => {
  const edition = await render(compactMarkdown);
  await expect(`${edition.html}\n`).toMatchFileSnapshot('../../golden/web/issue.html');
  await expect(`${edition.feedHtml}\n`).toMatchFileSnapshot('../../golden/web/issue.feed.html');
  const { html: _html, feedHtml: _feedHtml, reading, ...facts } = edition;
  await expect(
    `${JSON.stringify({ ...facts, reading: reading.slice(0, 2) }, null, 2)}\n`,
  ).toMatchFileSnapshot('../../golden/web/issue.json');
});

test('an edition is the same after a round through JSON, which is how it is cached', async () => {
  const edition = await render(compactMarkdown);
  expect(JSON.parse(JSON.stringify(edition))).toEqual(edition);
});

test('corrections are on the page alone, and absent where there is none', async () => {
  const corrections = [{ date: '2023-11-05', note: 'Two <days>.' }];
  const [plain, corrected] = [await render('Text.'), await render('Text.', { corrections })];
  expect(Object.keys(plain)).not.toContain('corrections');
  expect(corrected).toEqual({ ...plain, corrections });
});

test('rendering twice gives the same, and leaves the issue as it was', async () => {
  const issue = projectPublic(issueOf(compactMarkdown));
  const before = JSON.stringify(issue);
  const first = await renderWebEdition(issue, context.config);
  const second = await renderWebEdition(issue, context.config);
  expect(second).toEqual(first);
  expect(JSON.stringify(issue)).toBe(before);
});

test('a closed extra shows its teaser, the tier’s name and one call', async () => {
  const { html } = await render('::extra[What it cost.]{#costs}');
  expect(html).toMatchInlineSnapshot(
    `"<aside class="extra" data-extra="2023-10#costs"><p class="extra-tier">For Patrons</p><p class="extra-teaser">What it cost.</p><p class="extra-call"><a href="https://salt.example/support">Become a patron</a></p></aside>"`,
  );
});

test('an open extra in a public issue is refused', async () => {
  const issue = issueOf('Text.');
  issue.body.children.push({
    type: 'openExtra',
    extraId: 'costs',
    tier: 'patron',
    heading: 'Costs',
    files: new Set(),
    children: [],
  });
  await expect(renderWebEdition(projectPublic(issue), context.config)).rejects.toThrow(
    /open extra/,
  );
});

test('equal headings get different anchors, and a first-level heading steps down', async () => {
  const { html, contents } = await render('# Rope\n\n## Rope\n\n### Rope');
  expect(contents).toEqual([
    { id: 'rope', text: 'Rope', depth: 2 },
    { id: 'rope-1', text: 'Rope', depth: 2 },
    { id: 'rope-2', text: 'Rope', depth: 3 },
  ]);
  expect(html).not.toContain('<h1');
});

test('a note that holds more than text stays below, and then no note goes into the margin', async () => {
  const { html } = await render(
    'One[^a] and two[^b].\n\n[^a]: Text.\n\n[^b]: Text.\n\n    - a list\n',
  );
  expect(html).not.toContain('side-note');
  expect(html).toContain('data-footnotes');
});

test('a note from a table stands before the table', async () => {
  const { html } = await render('| a |\n|---|\n| b[^n] |\n\n[^n]: In the margin.');
  expect(html).toMatch(
    /^<small class="side-note"><sup>1<\/sup> In the margin\. ?<\/small><div class="table"/,
  );
});

test('footnotes of comments do not take the ids of others', async () => {
  const { html } = await render(compactMarkdown);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('code in an unknown language stays as it is, and known code is coloured', async () => {
  const { html } = await render('```nolang\n<a> & b\n```\n\n```yaml\nkey: 1\n```');
  expect(html).toContain('&#x3C;a> &#x26; b');
  expect(html).toContain('<span class="c-attr">key:</span>');
});

test('addresses that run scripts reach neither the page nor the feed', async () => {
  const { html, feedHtml } = await render(
    '[a](javascript:alert(1)) <a href="jAvAsCrIpT:alert(1)">b</a> <img src=x onerror=alert(1)>',
  );
  expect(`${html}${feedHtml}`).not.toMatch(/javascript:|onerror/i);
});

test('the excerpt is the opening, cut at the end of a word', async () => {
  const short = await render('One *opening*.\n\n## Heading\n\nNot this.');
  expect(short.excerpt).toBe('One opening.');
  const long = await render(`${'sailcloth '.repeat(60)}\n`);
  expect(long.excerpt.length).toBeLessThanOrEqual(320);
  expect(long.excerpt).toMatch(/sailcloth…$/);
  const late = await render('## Heading\n\nThe first words.');
  expect(late.excerpt).toBe('The first words.');
});
