/** Links are named as people remember them, and a name that fits several says which. */
import { expect, test } from 'vitest';
import { findLink } from '../../../src/core/link/find-link.ts';
import { type LinkRecord, readLinkRecord } from '../../../src/core/link/link-record.ts';

function linkOf(id: string, url: string): LinkRecord {
  const text = `---\ntitle: T\nurl: ${url}\nadded: ${id.slice(0, 10)}\n---\n`;
  const record = readLinkRecord({ path: `links/${id.slice(0, 4)}/${id}.md`, text });
  if (!record.ok) throw new Error('The link is sound.');
  return record.value;
}

const gateways = linkOf('2023-10-04-api-gateways-9f2c11ab', 'https://example.com/gateways');
const more = linkOf('2023-10-05-api-gateways-again-0a1b2c3d', 'https://example.com/again');
const bare = linkOf('2023-10-06-gateways', 'https://example.com/bare');
const all = [gateways, more, bare];

test.each([
  ['its name', '2023-10-04-api-gateways-9f2c11ab', gateways],
  ['its path', 'links/2023/2023-10-04-api-gateways-9f2c11ab.md', gateways],
  ['its eight digits', '0a1b2c3d', more],
  ['its eight digits in capitals', '0A1B2C3D', more],
  ['a part of its name', 'Again', more],
  ['its day', '2023-10-06', bare],
  ['its address', 'https://www.example.com/again/?utm_source=x', more],
  ['its whole name, which is a part of another', '2023-10-06-gateways', bare],
])('a link is found by %s', (_by, part, link) => {
  expect(findLink(all, part)).toBe(link);
});

test('whole words come before parts of words', () => {
  const [seven, seventy] = [7, 70].map((number) =>
    linkOf(`2023-11-01-link-${number}`, `https://example.com/${number}`),
  );
  if (seven === undefined || seventy === undefined) throw new Error('There are two.');
  expect(findLink([seventy, seven], 'link-7')).toBe(seven);
  expect(findLink([seventy, seven], 'link-70')).toBe(seventy);
});

test('several that fit are listed, the first eight of them', () => {
  expect(() => findLink(all, 'api-')).toThrow(
    expect.objectContaining({
      id: 'link-ambiguous',
      message:
        '2 links are meant by api-:\n  2023-10-04-api-gateways-9f2c11ab\n  2023-10-05-api-gateways-again-0a1b2c3d',
    }),
  );
  const many = Array.from({ length: 12 }, (_, index) =>
    linkOf(`2023-11-${index + 10}-x-${index}`, `https://example.com/${index}`),
  );
  expect(() => findLink(many, '2023-11')).toThrow(/… and 4 more$/);
});

test('none that fits leads to the nearest name, or to the list', () => {
  expect(() => findLink(all, '2023-10-06-gatewais')).toThrow(
    expect.objectContaining({ id: 'no-such-link', remedy: 'Did you mean 2023-10-06-gateways?' }),
  );
  expect(() => findLink(all, '')).toThrow(expect.objectContaining({ id: 'no-such-link' }));
  expect(() => findLink([], 'x\u001b[31m')).toThrow('There is no link x[31m.');
});
