import { expect, test } from 'vitest';
import { renderOwnPage } from '../../../src/core/edition/own-page.ts';
import { type PageContext, parsePage } from '../../../src/core/page/parse-page.ts';
import { context as mail } from '../edition/compact-issue.ts';

const picture = { path: 'pages/guide/map.png', bytes: 1, size: { width: 40, height: 30 } };
const context: PageContext = {
  language: 'en',
  hasSupport: true,
  address: '/guide/knots/',
  issueAddresses: new Map([['2023-10', '/issues/2023-10/']]),
  assets: new Map([[picture.path, picture]]),
};

function parsed(text: string, head = '') {
  const frontmatter = `title: Knots\ndescription: All the knots that I know about.\n${head}`;
  return parsePage(
    { path: 'pages/guide/knots.md', text: `---\n${frontmatter}---\n${text}\n` },
    context,
  );
}

test('a page is rendered as an issue’s text is', async () => {
  const result = parsed(
    'See [October](2023-10.md).\n\n## Bends\n\n![A map.](map.png)\n\n::support\n\n> [!TIP]\n> Wet the rope.\n',
    'menu: true\n',
  );
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  const page = await renderOwnPage(result.value, mail.config);
  expect(page).toMatchObject({
    path: 'pages/guide/knots.md',
    address: '/guide/knots/',
    menu: true,
    contents: [{ id: 'bends', text: 'Bends', depth: 2 }],
    excerpt: 'See October.',
    assets: [{ from: 'pages/guide/map.png', to: '/guide/knots/map.png' }],
  });
  expect(page.html).toContain('<a href="/issues/2023-10/">October</a>');
  expect(page.html).toMatch(/<img src="\/guide\/knots\/map.png"[^>]* width="40" height="30"/);
  expect(page.html).toContain('<aside class="support"');
  expect(JSON.parse(JSON.stringify(page))).toEqual(page);
});

test.each([
  ['::extra[For patrons.]{#costs}', 'page/no-issue'],
  ['::writing', 'page/no-issue'],
  ['![A map.](../map.png)', 'markdown/foreign-file'],
  ['![A map.](mop.png)', 'markdown/missing-picture'],
  ['[x](2023-11.md)', 'markdown/broken-link'],
  ['# One', 'markdown/first-level-heading'],
  ['[x](javascript:alert(1))', 'markdown/unsafe-address'],
])('%s is reported, and once', (text, id) => {
  const result = parsed(text);
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(result.diagnostics.map((found) => found.id)).toEqual([id]);
});

test('no script gets into a page', async () => {
  const result = parsed('<script>alert(1)</script>\n\n<b onclick="x()">b</b>');
  if (!result.ok) throw new Error('Raw HTML is a warning.');
  const { html } = await renderOwnPage(result.value, mail.config);
  expect(html).not.toMatch(/script|onclick/);
});
