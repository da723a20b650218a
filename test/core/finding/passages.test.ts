import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Nodes } from 'hast';
import { rehype } from 'rehype';
import { expect, test } from 'vitest';
import { loadArchive } from '../../../src/adapters/files/load-archive.ts';
import { passagesOf, plainText } from '../../../src/core/finding/passages.ts';
import { scratchNewsletter } from '../../fakes/scratch-newsletter.ts';
import { ROOT } from '../../source-tree.ts';

test('an edition falls into passages by its headings', () => {
  const html = `<p>Hello <em>from</em> the quay.<br>Again.</p>
<section class="department writing"><h2 id="writing">What I <code>wrote</code></h2>
<ul><li><p>One</p></li><li><p>Two &#x26; &lt;three> &quot;four&quot;</p></li></ul></section>
<section><h3 id="empty">Nothing below</h3></section>`;
  expect(passagesOf(html)).toEqual([
    { anchor: '', heading: '', text: 'Hello from the quay. Again.' },
    { anchor: 'writing', heading: 'What I wrote', text: 'One · Two & <three> "four"' },
    { anchor: 'empty', heading: 'Nothing below', text: '' },
  ]);
});

test('what stands twice, on every page or in place of an extra is left out', () => {
  const html = `<p>A splice<sup><a href="#fn-1" id="fnref-1" data-footnote-ref aria-describedby="x">1</a></sup><small class="side-note"><sup>1</sup> Ask <a href="/">me</a>.</small> holds 2<sup>3</sup>.</p>
<aside class="extra" data-extra="2023-10#costs"><p class="extra-teaser">What it cost.<br></p></aside>
<aside class="support"><ul><li>Pay</li></ul></aside>
<section data-footnotes class="footnotes beside"><h2 class="sr-only" id="footnote-label">Footnotes</h2><ol><li><p>Ask me. <a href="#fnref-1" class="data-footnote-backref">↩</a></p></li></ol></section>`;
  expect(plainText(html)).toBe('A splice holds 23. Ask me.');
});

test('a sign in an attribute ends no tag', () => {
  expect(plainText('<p><img alt="a > b" src="/x.png">Seen.</p>')).toBe('Seen.');
});

test('what a page needs and nobody reads is left out', () => {
  const html = `<h2 id="a"><a class="anchor" href="#a">Ropes</a></h2>
<figure class="code" data-language="ts"><figcaption>rope.ts</figcaption><button type="button">Copy</button><pre tabindex="0"><code>const rope;</code></pre></figure>
<figure class="picture"><picture><source srcset="/a.avif" type="image/avif"><img alt="A rope" src="/a.png"></picture><figcaption>Seen from above.</figcaption></figure>
<p>By <data class="u-url" value="/x/">x</data><time class="dt-published" datetime="2023-10-01">October</time>.</p>
<div class="p-author h-card" hidden><a href="/">Ines</a></div><span aria-hidden="true">→</span>
<blockquote class="alert alert-tip"><p class="alert-label"><strong>Tip</strong></p><p>Wet it.</p></blockquote>`;
  expect(passagesOf(html)).toEqual([
    {
      anchor: 'a',
      heading: 'Ropes',
      text: 'const rope; Seen from above. By October. Wet it.',
    },
  ]);
});

test('of the sample issues every word is found that is no furniture, and no other', async () => {
  await using scratch = await scratchNewsletter({});
  const loaded = await loadArchive({
    root: ROOT,
    cacheDir: scratch.root,
    today: () => '2024-01-01',
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  const golden = readFileSync(join(ROOT, 'test/golden/web/issue.html'), 'utf8');
  for (const html of [...loaded.value.editions.map((edition) => edition.html), golden]) {
    const found = passagesOf(html).map(({ heading, text }) => heading + text);
    expect(letters(found.join(''))).toBe(letters(read(rehype().parse(html))));
  }
}, 60_000);

/** By a real parser. */
function read(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && isFurniture(node)) return '';
  if (!('children' in node)) return '';
  const isCode = node.type === 'element' && classesOf(node).includes('code');
  return node.children
    .filter((child) => !(isCode && child.type === 'element' && child.tagName === 'figcaption'))
    .map(read)
    .join('');
}

const CLASSES =
  'extra support side-note sr-only data-footnote-backref entry-label alert-label video-host credit origin'.split(
    ' ',
  );

function isFurniture(element: Element): boolean {
  if (['head', 'data', 'button', 'script'].includes(element.tagName)) return true;
  if ('dataFootnoteRef' in element.properties || 'hidden' in element.properties) return true;
  return classesOf(element).some((name) => CLASSES.includes(name));
}

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
