/** Opening places in a page that was built, beside texts that only look like them. */
import { expect, test } from 'vitest';
import { openPlaces, placesIn } from '../../../src/core/edition/web/served-places.ts';
import { renderWebEdition } from '../../../src/core/edition/web.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { issueOf } from './compact-issue.ts';

const settings = {
  url: 'https://news.example.com',
  language: 'en',
  tiers: [{ id: 'patron', name: 'Patrons' }],
  extras: { access: 'served' as const },
  server: { url: 'https://server.example.com' },
};

async function page(text: string): Promise<string> {
  const issue = issueOf(text);
  const { html } = await renderWebEdition(projectPublic(issue), settings);
  return `<main id="text"><p>before</p>${html}</main>`;
}

test('the built page has places with a line by which patrons log in', async () => {
  const built = await page('::extra[A teaser]{#one}\n\n::extra[Another]{#two}');
  const [one = '', two = ''] = placesIn(built);
  expect([one, two].map((address) => address.split('#')[1])).toEqual(['one', 'two']);
  expect(built.match(/<a href="https:\/\/server\.example\.com\/patron">log in<\/a>/g)).toHaveLength(
    2,
  );
  const opened = openPlaces(built, {
    opened: new Map([[one, '<p>$& open </aside> text</p>']]),
    note: '<p>$1 note</p>',
  });
  expect(opened).toContain('<main id="text"><p>$1 note</p><p>before</p>');
  expect(opened).toContain(
    '<p class="extra-tier">For Patrons</p><div class="extra-text"><p>$& open </aside> text</p></div></aside>',
  );
  expect(opened).not.toContain('A teaser');
  expect(opened).toContain('Another');
  expect(opened).not.toContain('log in');
});

test('where extras are sealed there is no such line', async () => {
  const issue = issueOf('::extra[A teaser]{#one}');
  for (const extras of [undefined, { access: 'sealed' as const }, { access: 'mail' as const }]) {
    const { html } = await renderWebEdition(projectPublic(issue), { ...settings, extras });
    expect(html).not.toContain('log in');
  }
});

test('a text that looks like a place is none', async () => {
  const built = await page(
    '<aside class="extra" data-extra="2023-10#one">raw</aside>\n\n`<aside class="extra" data-extra="x#y">`\n\n<main id="text">',
  );
  expect(placesIn(built)).toEqual([]);
  expect(openPlaces(built, { opened: new Map([['2023-10#one', 'open']]), note: '' })).toBe(built);
});

test('a page without places gets the note alone, and a broken one stays as it is', () => {
  expect(openPlaces('<main id="text">x', { opened: new Map(), note: 'note ' })).toBe(
    '<main id="text">note x',
  );
  const broken = '<aside class="extra" data-extra="a#b">never closed';
  expect(placesIn(broken)).toEqual([]);
  expect(openPlaces(broken, { opened: new Map([['a#b', 'x']]), note: '' })).toBe(broken);
});
