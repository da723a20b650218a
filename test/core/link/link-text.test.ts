/** Links as files: whatever a page calls itself, its title is a title and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine, visibleText } from '../../../src/core/link/clean-text.ts';
import { readLinkRecord } from '../../../src/core/link/link-record.ts';
import {
  changeLink,
  type LinkFields,
  linkPath,
  linkText,
} from '../../../src/core/link/link-text.ts';

const fields: LinkFields = {
  title: 'What even is a container: namespaces and cgroups',
  url: 'https://jvns.ca/blog/2016/10/10/what-even-is-a-container/',
  author: 'Julia Evans',
  added: '2022-03-14',
  tags: ['containers', 'linux'],
  via: { name: 'Changelog News', url: 'https://changelog.com/news/4Egw' },
};

function read(text: string) {
  const record = readLinkRecord({ path: 'links/2022/2022-03-14-x.md', text });
  if (!record.ok) throw new Error(JSON.stringify(record.diagnostics));
  return record.value;
}

test('a new link reads as one would write it by hand', () => {
  expect(linkText(fields, '\nStill the page I send first.\n')).toBe(`---
title: "What even is a container: namespaces and cgroups"
url: https://jvns.ca/blog/2016/10/10/what-even-is-a-container/
author: Julia Evans
added: 2022-03-14
tags: [containers, linux]
via: {name: Changelog News, url: https://changelog.com/news/4Egw}
---
Still the page I send first.
`);
  expect(linkText({ ...fields, tags: [], via: undefined }, '')).toMatch(/\ntags: \[\]\n---\n$/);
});

test('a change leaves alone what it does not change', () => {
  const written = `---
# The one from the workshop.
url:   https://jvns.ca/old   # moved
title: 'What'
added: 2022-03-14
---

A comment --- with a rule.

---

More.
`;
  const changed = changeLink(written, {
    url: 'https://jvns.ca/new',
    aliases: ['https://jvns.ca/old'],
    status: 'used',
    author: 'Julia Evans',
  });
  expect(changed).toBe(`---
# The one from the workshop.
url: https://jvns.ca/new # moved
title: 'What'
author: Julia Evans
added: 2022-03-14
status: used
aliases: [https://jvns.ca/old]
---

A comment --- with a rule.

---

More.
`);
  expect(changeLink(changed, { status: undefined, aliases: undefined }, 'New.\r\nTwo.')).toMatch(
    /added: 2022-03-14\n---\nNew\.\nTwo\.\n$/,
  );
});

test('whatever the texts are, reading gives back what was written', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((text) => oneLine(text, 120))
    .filter((text) => text !== '');
  fc.assert(
    fc.property(line, line, fc.string({ unit: 'binary' }), (title, name, comment) => {
      const text = linkText({ ...fields, title, author: { name } }, comment);
      const record = read(text);
      expect(record.fields).toMatchObject({ ...fields, title, author: { name } });
      expect(record.comment).toBe(visibleText(comment.replace(/\r\n?/g, '\n')).trim());
      expect(read(changeLink(text, { title: name })).fields.title).toBe(name);
    }),
  );
});

test.each([
  ['url: https://evil.example', 'a field'],
  ['---\nstatus: used\n---', 'an end of the head'],
  ['a: b # c', 'a remark'],
  ['!!js/function "x"', 'a tag'],
  ['*anchor', 'an alias'],
  ['yes', 'a truth'],
  ['2023-01-01', 'a day'],
  ['- x', 'a list'],
  ['"', 'a quote'],
])('a title cannot become %s (%s)', (hostile) => {
  const { fields: back } = read(linkText({ ...fields, title: oneLine(hostile, 300) }, ''));
  expect(back).toMatchObject({ ...fields, title: oneLine(hostile, 300), status: 'inbox' });
});

test('what nobody sees is taken out, and what joins stays', () => {
  expect(oneLine('a\u202Eb\u0007\u200Bc\uFEFF\n\n d\uD800', 99)).toBe('abc d\uFFFD');
  expect(oneLine('👩‍🚀 می‌خواهم', 99)).toBe('👩‍🚀 می‌خواهم');
  expect(oneLine('one two three four', 12)).toBe('one two…');
  expect(oneLine('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
});

test.each([
  ['Why I’m Leaving: C++ & Co.', 'why-im-leaving-c-co'],
  ['Über Größe', 'uber-gro-e'],
  ['コンテナとは', 'jvns-ca'],
  ['x'.repeat(90), 'x'.repeat(60)],
  ['a '.repeat(80), Array.from({ length: 30 }, () => 'a').join('-')],
])('%s is filed as %s', (title, slug) => {
  expect(linkPath({ ...fields, title })).toMatch(
    new RegExp(`^links/2022/2022-03-14-${slug}-[0-9a-f]{8}\\.md$`),
  );
});
