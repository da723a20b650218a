import { expect, test } from 'vitest';
import { passagesOf, plainText } from '../../../src/core/finding/passages.ts';

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
