import { expect, test } from 'vitest';
import { pageOfRecord } from '../../../src/core/link-check/checked-page.ts';
import { linkFindings } from '../../../src/core/link-check/link-findings.ts';
import { readLinkRecord } from '../../../src/core/link/link-record.ts';

function page(number: number, url: string) {
  const path = `links/2023/2023-10-0${number}-a-page-0000000${number}.md`;
  const text = `---\ntitle: A page ${number}\nurl: ${url}\nadded: 2023-10-0${number}\n---\n`;
  const record = readLinkRecord({ path, text });
  if (!record.ok) throw new Error('It is sound.');
  return pageOfRecord(record.value);
}

test('a page that is filed twice is told of, two comments below one page are two', () => {
  const pages = [
    page(1, 'https://example.com/thread#comment-1'),
    page(2, 'https://example.com/thread#comment-2'),
    page(3, 'https://example.com/thread'),
    page(4, 'http://www.example.com/thread/#conclusion'),
  ];
  expect(linkFindings(pages, new Map())).toEqual([
    expect.objectContaining({
      kind: 'twice',
      path: pages[3]?.path,
      url: pages[3]?.url,
      reason: `${pages[2]?.path} is the same page.`,
    }),
  ]);
});
