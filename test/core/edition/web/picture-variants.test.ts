import type { Root } from 'hast';
import { expect, test } from 'vitest';
import {
  MOST_PIXELS,
  offerVariants,
  variantsOf,
} from '../../../../src/core/edition/web/picture-variants.ts';
import { element } from '../../../../src/core/edition/web/element.ts';
import { stringify } from '../../../../src/core/edition/web/stringify.ts';
import type { Asset } from '../../../../src/core/issue/issue.ts';

const photograph: Asset = {
  path: 'issues/2024-02/quay.jpg',
  bytes: 900_000,
  size: { width: 4000, height: 3000 },
  isStill: true,
};
const widths = (asset: Asset) => variantsOf('/quay.jpg', asset).map(({ width }) => width);

test('a large picture is offered in two forms of four widths, the best first', () => {
  expect(variantsOf('/issues/2024-02/quay.jpg', photograph)).toEqual([
    ...[480, 680, 1020, 1360].map((width) => ({
      to: `/issues/2024-02/quay.jpg.w${width}.avif`,
      width,
      type: 'image/avif',
    })),
    ...[480, 680, 1020, 1360].map((width) => ({
      to: `/issues/2024-02/quay.jpg.w${width}.webp`,
      width,
      type: 'image/webp',
    })),
  ]);
});

test('nothing is enlarged', () => {
  expect(widths({ ...photograph, size: { width: 800, height: 600 } })).toEqual([
    480, 680, 800, 480, 680, 800,
  ]);
  expect(widths({ ...photograph, size: { width: 300, height: 200 } })).toEqual([300, 300]);
});

test.each([
  ['what moves, or is drawn', { isStill: false }],
  ['what nobody knows the size of', { size: undefined }],
  ['what is small anyway', { bytes: 8 * 1024 - 1 }],
  ['what would take too much memory', { size: { width: MOST_PIXELS / 1000, height: 1001 } }],
])('%s stays as it is', (_name, change) => {
  expect(widths({ ...photograph, ...change })).toEqual([]);
});

test('a page offers the variants around the picture, and gives back what it asks for', () => {
  const img = element('img', { src: '/issues/2024-02/quay.jpg', alt: 'A quay.' });
  const other = element('img', { src: 'https://other.example/a.png', alt: '' });
  const tree: Root = { type: 'root', children: [element('p', {}, img, other)] };
  const offered = offerVariants(
    tree,
    new Map([
      ['/issues/2024-02/quay.jpg', { ...photograph, size: { width: 600, height: 400 } }],
      ['/issues/2024-02/not-shown.jpg', photograph],
    ]),
  );
  expect([...offered.keys()]).toEqual(['/issues/2024-02/quay.jpg']);
  expect(stringify(tree.children)).toMatchInlineSnapshot(
    `"<p><picture><source type="image/avif" srcset="/issues/2024-02/quay.jpg.w480.avif 480w, /issues/2024-02/quay.jpg.w600.avif 600w" sizes="(min-width: 632px) 600px, calc(100vw - 32px)"><source type="image/webp" srcset="/issues/2024-02/quay.jpg.w480.webp 480w, /issues/2024-02/quay.jpg.w600.webp 600w" sizes="(min-width: 632px) 600px, calc(100vw - 32px)"><img src="/issues/2024-02/quay.jpg" alt="A quay."></picture><img src="https://other.example/a.png" alt=""></p>"`,
  );
});
