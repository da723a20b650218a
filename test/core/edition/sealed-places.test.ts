import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { renderWebEdition } from '../../../src/core/edition/web.ts';
import { withSealed } from '../../../src/core/edition/web/sealed-places.ts';
import { readSealedExtra, type SealedExtra } from '../../../src/core/sealing/sealed-extra.ts';
import { context, issueOf } from './compact-issue.ts';

const sealedAs = (id: string, ct = 'AAAA'): SealedExtra => ({ v: 1, id, ct, wraps: [] });
const mapOf = (...extras: readonly SealedExtra[]) =>
  new Map(extras.map((extra) => [extra.id, extra]));

async function page(markdown: string): Promise<string> {
  return (await renderWebEdition(projectPublic(issueOf(markdown)), context.config)).html;
}

test('each sealed extra stands in its own place, behind its teaser and a word for patrons', async () => {
  const html = await page('::extra[What it cost.]{#costs}\n\nText.\n\n::extra[More.]{#more}');
  const id = issueOf('').id;
  expect(withSealed(html, mapOf(sealedAs(`${id}#more`)), 'en')).toMatchInlineSnapshot(`
    "<aside class="extra" data-extra="2023-10#costs"><p class="extra-tier">For Patrons</p><p class="extra-teaser">What it cost.</p><p class="extra-call"><a href="https://salt.example/support">Become a patron</a></p></aside>
    <p>Text.</p>
    <aside class="extra" data-extra="2023-10#more"><p class="extra-tier">For Patrons</p><p class="extra-teaser">More.</p><p class="extra-call"><a href="https://salt.example/support">Become a patron</a></p><p class="extra-hint">Patrons: the link in your mail opens this here.<noscript> For that, JavaScript must be on; your mail holds it all, too.</noscript></p><script type="application/json" data-sealed>{"v":1,"id":"2023-10#more","ct":"AAAA","wraps":[]}</script></aside>"
  `);
  const both = withSealed(
    html,
    mapOf(sealedAs(`${id}#more`, 'm'), sealedAs(`${id}#costs`, 'c')),
    'en',
  );
  expect(sealedIn(both).map((extra) => extra?.ct)).toEqual(['c', 'm']);
});

test('an extra without a place, and a place without an extra, change nothing', async () => {
  const html = await page('::extra[What it cost.]{#costs}');
  expect(withSealed(html, mapOf(sealedAs('2023-10#other')), 'en')).toBe(html);
  expect(withSealed(html, new Map(), 'en')).toBe(html);
});

test('a place cannot be forged in an author’s text', async () => {
  const id = issueOf('').id;
  const place = `<aside class="extra" data-extra="${id}#costs">forged</aside>`;
  const html = await page(`${place}\n\n\`${place}\`\n\n::extra[Real.]{#costs}`);
  const whole = withSealed(html, mapOf(sealedAs(`${id}#costs`)), 'en');
  expect(whole.indexOf('<script')).toBeGreaterThan(whole.indexOf('Real.'));
});

test('whatever a sealed extra holds, it never ends its element', () => {
  const place = '<aside class="extra" data-extra="2023-10#a"></aside>';
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('</script>', '<!--', '<script', '"', '\\', '\u2028', 'é')),
      (parts) => {
        const extra = sealedAs('2023-10#a', parts.join(''));
        expect(sealedIn(withSealed(place, mapOf(extra), 'en'))).toEqual([extra]);
      },
    ),
  );
});

function sealedIn(html: string): (SealedExtra | undefined)[] {
  return [...html.matchAll(/<script type="application\/json" data-sealed>([^<]*)<\/script>/g)].map(
    ([, json]) => readSealedExtra(json ?? ''),
  );
}
