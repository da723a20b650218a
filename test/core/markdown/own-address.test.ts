import { expect, test } from 'vitest';
import { resolveOwnAddress } from '../../../src/core/markdown/own-address.ts';

const asset = { path: 'issues/2023-10/a b.png', bytes: 1, size: undefined };
const context = {
  issueId: '2023-10',
  issueAddresses: new Map([
    ['2023-09', '/issues/late-summer/'],
    ['2023-10', '/issues/2023-10/'],
  ]),
  assets: new Map([[asset.path, asset]]),
};

test.each([
  ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
  ['mailto:a@example.com', 'mailto:a@example.com'],
  ['#part', '#part'],
  ['/links/', '/links/'],
  ['2023-09.md', '/issues/late-summer/'],
  ['./2023-09.md#end', '/issues/late-summer/#end'],
  ['/issues/late-summer/', '/issues/late-summer/'],
  ['2023-10/a%20b.png', '/issues/2023-10/a%20b.png'],
])('%s is %s in the archive', (written, address) => {
  expect(resolveOwnAddress(written, context)).toMatchObject({ address });
});

test.each([
  ['javascript:alert(1)', 'markdown/unsafe-address'],
  ['java\tscript:alert(1)', 'markdown/unsafe-address'],
  ['data:text/html,x', 'markdown/unsafe-address'],
  ['file:///etc/passwd', 'markdown/unsafe-address'],
  ['//evil.example/x', 'markdown/unsafe-address'],
  ['2023-01.md', 'markdown/broken-link'],
  ['/issues/2023-09/', 'markdown/broken-link'],
  ['2023-10/b.png', 'markdown/missing-picture'],
  ['2023-09/a.png', 'markdown/foreign-file'],
  ['2023-10/../../secret.md', 'markdown/foreign-file'],
  ['2023-10/%2e%2e/%2e%2e/secret.md', 'markdown/foreign-file'],
])('%s is refused as %s', (written, id) => {
  expect(resolveOwnAddress(written, context)).toMatchObject({ kind: 'problem', id });
});
