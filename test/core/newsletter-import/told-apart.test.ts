/** What old issues say and where they lead, told apart: addresses, headings, days, names. */
import { expect, test } from 'vitest';
import { addressKind } from '../../../src/core/newsletter-import/editorial-address.ts';
import { dayInPath, importedDay } from '../../../src/core/newsletter-import/imported-day.ts';
import type { ImportedIssue } from '../../../src/core/newsletter-import/imported-issue.ts';
import { nameIssues } from '../../../src/core/newsletter-import/name-issues.ts';
import { pictureEnding, pictureName } from '../../../src/core/newsletter-import/picture-name.ts';
import { sectionOfHeading } from '../../../src/core/newsletter-import/section-of-heading.ts';

const at = Buffer.from('https://example.com/a').toString('base64url');

test.each([
  ['https://www.google.com/url?q=https%3A%2F%2Fexample.com%2Fa&sa=D', 'https://example.com/a'],
  [
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa%3Ffbclid%3Dx',
    'https://example.com/a',
  ],
  [
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fa&data=x',
    'https://example.com/a',
  ],
  [`https://click.convertkit-mail2.com/abc/def/${at}`, 'https://example.com/a'],
  [
    `https://substack.com/redirect/2/${Buffer.from('{"e":"https://example.com/a"}').toString('base64url')}.x`,
    'https://example.com/a',
  ],
  ['https://urldefense.com/v3/__https://example.com/a__;!!x', 'https://example.com/a'],
  ['https://example.com/a?utm_source=x', 'https://example.com/a'],
  ['https://example.com/why-people-unsubscribe', 'https://example.com/why-people-unsubscribe'],
])('%s leads to a page', (address, url) => {
  expect(addressKind(address)).toEqual({ kind: 'page', url });
});

test.each([
  ['opaque', 'https://x.us1.list-manage.com/track/click?u=1&id=2'],
  ['opaque', 'https://u123.ct.sendgrid.net/ls/click?upn=x'],
  ['platform', 'https://x.us1.list-manage.com/unsubscribe?u=1'],
  ['platform', 'https://example.com/unsubscribe'],
  ['platform', '*|UNSUB|*'],
  ['platform', '{{ unsubscribe_url }}'],
  ['share', 'https://twitter.com/intent/tweet?text=x'],
  ['share', 'https://www.facebook.com/sharer/sharer.php?u=x'],
  ['share', 'mailto:?subject=x'],
  ['other', 'javascript:alert(1)'],
  ['other', 'https://me:pw@example.com/'],
  ['other', '/p/hello'],
])('%s: %s', (kind, address) => {
  expect(addressKind(address).kind).toBe(kind);
});

const headings = { writing: 'From me', building: 'My shed', reading: 'By others' };

test.each([
  ['What I was writing (and talking about)', 'writing'],
  ['From me', 'writing'],
  ['Articles I wrote', 'writing'],
  ['🛠 What I’m building', 'building'],
  ['Side projects', 'building'],
  ['📚 What I’ve been reading', 'reading'],
  ['Links', 'reading'],
  ['Worth your time', 'reading'],
  ['By others', 'reading'],
  ['Jobs', undefined],
  ['Reading and writing', undefined],
  ['A very long heading about reading books in the evening when it is raining outside', undefined],
])('%s begins %s', (heading, section) => {
  expect(sectionOfHeading(heading, headings)).toBe(section);
});

test('days are read as they are written, and no other thing is a day', () => {
  expect(importedDay('2022-09-05T23:30:00-08:00')).toBe('2022-09-05');
  expect(importedDay('2022/9/5')).toBe('2022-09-05');
  expect(importedDay('Tue, 07 Jun 2022 07:00:00 GMT')).toBe('2022-06-07');
  expect(importedDay(1_662_336_000)).toBe('2022-09-05');
  expect(importedDay(1_662_336_000_000)).toBe('2022-09-05');
  for (const none of ['2022-02-30', '', 'soon', undefined, null, {}]) {
    expect(importedDay(none)).toBeUndefined();
  }
  expect(dayInPath('posts/2021-04-15-hello.md')).toBe('2021-04-15');
  expect(dayInPath('2021/04/15/hello.html')).toBe('2021-04-15');
  expect(dayInPath('2021-04.md')).toBe('2021-04-01');
  expect(dayInPath('hello-2021.md')).toBeUndefined();
});

function issue(key: string, date: string | undefined, title = key): ImportedIssue {
  return { at: key, key, title, date, body: { form: 'html', text: '', file: key, line: 1 } };
}

test('an issue is named after its month, or its day where a month has several', () => {
  const issues = [
    issue('a', '2021-03-04'),
    issue('b', '2021-04-08'),
    issue('c', '2021-04-01'),
    issue('d', '2021-04-08'),
    issue('e', undefined),
    issue('f', '2021-05-06'),
    issue('g', '2021-06-03', 'Known'),
  ];
  const here = [
    { id: '2021-05', mark: undefined, title: 'Mine', date: '2021-05-28' },
    { id: '2021-06', mark: undefined, title: 'Known', date: '2021-06-03' },
  ];
  const named = nameIssues('html', issues, here);
  expect(named.fresh.map(({ id, issue: { key } }) => `${key} ${id}`)).toEqual([
    'a 2021-03',
    'c 2021-04-01',
    'b 2021-04-08',
    'f 2021-05-06',
  ]);
  expect(named.leftOut.map((each) => each.at)).toEqual(['e', 'd']);
  expect(named.known.map(({ id }) => id)).toEqual(['2021-06']);
  const after = named.fresh.map(({ id, mark }) => ({ id, mark, title: 'edited', date: '' }));
  expect(nameIssues('html', issues, [...here, ...after]).fresh).toEqual([]);
});

test('pictures are known by their bytes, and each has a name of its own', () => {
  expect(pictureEnding(Buffer.from('89504e470d0a1a0a', 'hex'))).toBe('png');
  expect(pictureEnding(Buffer.from('RIFF....WEBPVP8 '))).toBe('webp');
  expect(pictureEnding(Buffer.from('\0\0\0\x1cftypavif'))).toBe('avif');
  expect(pictureEnding(Buffer.from('<svg xmlns="x">'))).toBeUndefined();
  expect(pictureEnding(Buffer.alloc(0))).toBeUndefined();
  const taken = new Set<string>();
  const names = ['https://x.example/a/My%20Boat.jpeg?w=1', 'my-boat.jpg', '../../etc/пасс', '%'];
  expect(names.map((name) => pictureName(name, 'jpg', taken))).toEqual([
    'my-boat.jpg',
    'my-boat-2.jpg',
    'picture.jpg',
    'picture-2.jpg',
  ]);
});
