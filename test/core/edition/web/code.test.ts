import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../../src/core/markdown/parse-markdown.ts';
import { toHast } from '../../../../src/core/markdown/to-hast.ts';
import { setCode } from '../../../../src/core/edition/web/code.ts';
import { feedHtml } from '../../../../src/core/edition/web/feed-html.ts';
import { stringify } from '../../../../src/core/edition/web/stringify.ts';

async function boxed(markdown: string): Promise<string> {
  const tree = toHast(parseMarkdown(markdown), 'en');
  await setCode(tree, 'en');
  return stringify(tree.children);
}

test('code stands in a box that says its language as its author wrote it', async () => {
  expect(await boxed('```Shell\nls\n```')).toBe(
    '<div class="code" data-language="Shell"><pre tabindex="0" role="group" aria-label="Code, Shell"><code class="language-Shell"><span class="c-built_in">ls</span>\n</code></pre></div>',
  );
  expect(await boxed('    plain')).toBe(
    '<div class="code"><pre tabindex="0" role="group" aria-label="Code"><code>plain\n</code></pre></div>',
  );
});

test.each([
  'title="berth.yaml"',
  "title='berth.yaml'",
  'title=berth.yaml',
  '{1} title="berth.yaml"',
])('a title in the opening line (%s) is the caption', async (meta) => {
  expect(await boxed(`\`\`\`yaml ${meta}\na: 1\n\`\`\``)).toMatch(
    /^<figure class="code" data-language="yaml"><figcaption>berth\.yaml<\/figcaption><pre [^>]*><code/,
  );
});

test('a title is text, and none where it is empty', async () => {
  expect(await boxed('```js title="<b>"\n1\n```')).toContain('<figcaption>&#x3C;b></figcaption>');
  expect(await boxed('```js title=" "\n1\n```')).not.toContain('figure');
});

test('in lists and quotes, too, each title goes with its own code', async () => {
  const html = await boxed(
    '> ```js title=a.js\n> 1\n> ```\n>\n> - x\n>\n>   ```js title=b.js\n>   2\n>   ```',
  );
  expect(html.match(/<figcaption>[ab]\.js/g)).toEqual(['<figcaption>a.js', '<figcaption>b.js']);
  expect(html).not.toContain('code-title');
});

test('without a box the title is a line above the code', () => {
  const tree = toHast(parseMarkdown('```js title=a.js\n1\n```'), 'en');
  expect(feedHtml(tree, 'https://salt.example/')).toBe('<p>a.js</p>\n<pre><code>1\n</code></pre>');
});
