import { expect, test } from 'vitest';
import { byNumber } from '../../../../src/core/edition/feeds/feed-text.ts';

test('references become numbers, and HTML in CDATA stays as it is', () => {
  const html = '<![CDATA[<p>a &amp; b &lt;</p>]]>';
  expect(byNumber(`<a b="1 &amp; &quot;2">&lt;c&gt; &amp;lt;${html}&gt;${html}</a>`)).toBe(
    `<a b="1 &#x26; &#x22;2">&#x3C;c&#x3E; &#x26;lt;${html}&#x3E;${html}</a>`,
  );
});
