import { expect, test } from 'vitest';
import { readConditionalComments } from '../../../src/core/degradation/conditional-comments.ts';

test.each([
  ['a<!--[if mso]><td><![endif]-->b', 'a<td>b'],
  ['a<!--[if gte mso 9]>c<![endif]-->b', 'acb'],
  ['a<!--[if mso | IE]>c<![endif]-->b', 'acb'],
  ['a<!--[if (gte mso 9)|(IE)]>c<![endif]-->b', 'acb'],
  ['a<!--[if !mso]><!-->c<!--<![endif]-->b', 'ab'],
  ['a<!--[if !mso]>-->c<!--<![endif]-->b', 'ab'],
  ['a<![if !mso]>c<![endif]>b', 'ab'],
  ['a<!--[if lt mso 12]>c<![endif]-->b', 'ab'],
  ['a<!--[if IE]>c<![endif]-->b', 'ab'],
  [
    'a<!--[if mso]><xml><o:PixelsPerInch>96</o:PixelsPerInch></xml>\n<style></style><![endif]-->',
    'a<style></style>',
  ],
  ['<!--[if mso]>a<![endif]-->b<!--[if mso]>c<![endif]-->', 'abc'],
  ['a<!--[if mso]>b', 'a<!--[if mso]>b'],
  ['a<!-- [if mso]> -->b', 'a<!-- [if mso]> -->b'],
  ['a<![endif]-->', 'a<![endif]-->'],
  ['', ''],
])('%s is read as %s', (html, read) => {
  expect(readConditionalComments(html)).toBe(read);
});

test('a megabyte of comments that never end is read in one go', () => {
  const html = '<!--[if mso]>'.repeat(80_000);
  expect(readConditionalComments(html)).toBe(html);
});
