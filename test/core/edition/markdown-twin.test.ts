/** The Markdown twin of a page: what it says, and that it says what the page says. */
import fc from 'fast-check';
import type { Element, Root } from 'hast';
import type { Nodes } from 'mdast';
import { rehype } from 'rehype';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { renderOwnPage } from '../../../src/core/edition/own-page.ts';
import { parsePage } from '../../../src/core/page/parse-page.ts';
import { llmsFullText, llmsText, MOST_LISTED_ISSUES } from '../../../src/core/edition/llms-text.ts';
import { markdownTwin, pageTwin } from '../../../src/core/edition/markdown-twin.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { renderWebEdition } from '../../../src/core/edition/web.ts';
import { escapeMarkdown } from '../../../src/core/edition/web/markdown-inline.ts';
import { markdownText } from '../../../src/core/edition/web/markdown-text.ts';
import type { WebEdition } from '../../../src/core/edition/web-edition.ts';
import type { OpenIssue } from '../../../src/core/issue/issue.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';
import { compactMarkdown, context, extra, issueOf } from './compact-issue.ts';
import { hostileMarkdown, hostileWords } from './hostile-markdown.ts';

const settings = { ...context.config, description: 'Of ropes & what they hold.' };
const reader = remark().use(remarkGfm, { singleTilde: false });

function edition(markdown = compactMarkdown, parts: Partial<OpenIssue> = {}): Promise<WebEdition> {
  return renderWebEdition(projectPublic(issueOf(markdown, parts)), context.config);
}

test('the twin is what the golden file shows', async () => {
  const corrections = [{ date: '2023-11-05', note: 'Two days.' }];
  const twin = markdownTwin(
    settings,
    await edition(compactMarkdown, { corrections, tags: ['rope'] }),
  );
  await expect(twin).toMatchFileSnapshot('../../golden/web/issue.md');
});

test('its head can be read, whatever the title holds', async () => {
  await fc.assert(
    fc.asyncProperty(hostileWords, async (title) => {
      const twin = markdownTwin(settings, { ...(await one), title });
      const [, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(twin) ?? [];
      expect(parseYaml(head)).toMatchObject({ title, date: '2023-11-02', number: 37 });
    }),
    { numRuns: 100 },
  );
});
const one = edition();

test('it has the teasers of extras, and none of their text', async () => {
  const twin = markdownTwin(settings, await one);
  expect(twin).toContain('> What twelve splices cost');
  expect(twin).not.toContain('marlinspikes');
  expect(JSON.stringify(extra.body)).toContain('marlinspikes');
});

test('every address in it is whole', async () => {
  const addresses: string[] = [];
  visit(reader.parse(markdownTwin(settings, await one)), (node) => {
    if (node.type === 'link' || node.type === 'image') addresses.push(node.url);
  });
  expect(addresses.length).toBeGreaterThan(15);
  for (const address of addresses) expect(address).toMatch(/^(?:https?:\/\/|mailto:)/);
});

test('words stay words', () => {
  fc.assert(
    fc.property(hostileWords, (words) => {
      const text = words.replace(/\s+/g, ' ').trim();
      expect(textOf(reader.parse(escapeMarkdown(text)))).toBe(letters(text));
    }),
    { numRuns: 500 },
  );
});

test('read again, it says what the page says, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(hostileMarkdown, async (markdown) => {
      const { feedHtml } = await edition('', { body: parseMarkdown(markdown) });
      const page = rehype().data('settings', { fragment: true }).parse(feedHtml);
      const twin = markdownText(page, 'https://salt.example/issues/2023-10/');
      expect(textOf(reader.parse(twin))).toBe(textOfPage(page));
    }),
    { numRuns: 150 },
  );
});

test('code keeps its language and its backticks, lists their numbers, tables their shape', async () => {
  const source = [
    '```yaml\na: "`` ``"\n```',
    '````\n```\n````',
    'A `` ` `` and `code`.',
    '3. three\n4. four\n   - deep\n\n     more',
    '- [x] done\n- [ ] open',
    '| a | b |\n|---|--:|\n| 1 \\| 2 | **3** |',
    '> quoted\n>\n> twice',
    'Two\\\nlines, ~~gone~~ *soft* **loud**.',
  ].join('\n\n');
  const { markdown } = await edition('', { body: parseMarkdown(source) });
  expect(markdown.split('## What I was')[0]).toMatchInlineSnapshot(`
    "\`\`\`yaml
    a: "\`\` \`\`"
    \`\`\`

    \`\`\`\`
    \`\`\`
    \`\`\`\`

    A \`\` \` \`\` and \`code\`.

    3. three
    4. four

       - deep

         more

    - [x] done
    - [ ] open

    | a | b |
    | --- | --: |
    | 1 \\| 2 | **3** |

    > quoted
    >
    > twice

    Two\\
    lines, ~~gone~~ *soft* **loud**."
  `);
});

test('llms.txt lists the issues, and ends; drafts are in neither file', async () => {
  const issue = await one;
  const many = Array.from({ length: MOST_LISTED_ISSUES + 5 }, (_, index) => ({
    ...issue,
    address: `/issues/${index}/`,
    draft: index === 0,
  }));
  const listed = llmsText(settings, { editions: many, ownPages: [] });
  expect(listed).toMatch(/^# Salt & Cable\n\n> Of ropes & what they hold\.\n/);
  expect(listed.match(/\/issues\/\d+\/index\.md/g)).toHaveLength(MOST_LISTED_ISSUES);
  expect(listed).not.toContain('/issues/0/');
  const full = llmsFullText(settings, { editions: many, ownPages: [] });
  expect(full).toContain('url: https://salt.example/issues/1/\n');
  expect(full).not.toContain('/issues/0/\n');
  expect(full.length).toBeLessThan(420_000);
  expect(llmsText(settings, { editions: [], ownPages: [] })).not.toContain('## Issues');
});

test('pages of the author’s own have twins, and stand in both files', async () => {
  const parsed = parsePage(
    {
      path: 'pages/guide/knots.md',
      text: '---\ntitle: Knots & bends\ndescription: All the knots that I know about.\n---\nSee [all](/issues/) and ![a map](map.png).\n\n## Bends\n\n::support\n\n```js\nconst a = 1;\n```\n',
    },
    {
      language: 'en',
      hasSupport: true,
      address: '/guide/knots/',
      issueAddresses: new Map(),
      assets: new Map([
        ['pages/guide/map.png', { path: 'pages/guide/map.png', bytes: 1, size: undefined }],
      ]),
    },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  const page = await renderOwnPage(parsed.value, context.config);
  const { url } = context.config;
  const twin = pageTwin({ ...settings, url }, page);
  expect(twin).toContain(`url: ${url}/guide/knots/\n`);
  expect(twin).toContain(`See [all](${url}/issues/) and ![a map](${url}/guide/knots/map.png).`);
  expect(twin).toMatch(/## Bends\n[\s\S]*```js\nconst a = 1;\n```\n$/);
  const of = {
    editions: [await one],
    ownPages: [page, { ...page, markdown: 'x'.repeat(300_000) }],
  };
  expect(llmsText({ ...settings, url }, of)).toContain(
    `## Pages\n\n- [Knots & bends](${url}/guide/knots/index.md): All the knots that I know about.`,
  );
  const full = llmsFullText({ ...settings, url }, of);
  expect(full).toContain('const a = 1;');
  expect(full.length).toBeLessThan(100_000);
});

function textOf(tree: Nodes): string {
  let text = '';
  visit(tree, (node) => {
    if ('value' in node) text += node.value;
    else if (node.type === 'image') text += node.alt ?? '';
  });
  return letters(text);
}

function textOfPage(tree: Root): string {
  let text = '';
  visit(tree, (node) => {
    if (node.type === 'text') text += node.value;
    else if (isPicture(node)) text += String(node.properties['alt'] ?? '');
  });
  return letters(text);
}

function isPicture(node: { type: string }): node is Element {
  return node.type === 'element' && 'tagName' in node && node.tagName === 'img';
}

function letters(text: string): string {
  return text.toWellFormed().replace(/[^\p{L}\p{N}]/gu, '');
}
