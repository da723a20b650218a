import type { Root } from 'hast';
import { expect, test } from 'vitest';
import { element } from '../../../../src/core/edition/web/element.ts';
import { setLoading } from '../../../../src/core/edition/web/loading.ts';

const picture = () => element('figure', {}, element('img', { src: '/a.png', alt: '' }));
const prose = (characters: number) => element('p', {}, 'x'.repeat(characters));

function loadingOf(...children: Root['children']): readonly string[] {
  const tree: Root = { type: 'root', children };
  setLoading(tree);
  return children.flatMap((node) => {
    const [img] = node.type === 'element' && node.tagName === 'figure' ? node.children : [];
    if (img?.type !== 'element') return [];
    return [String(img.properties['loading'] ?? img.properties['fetchPriority'])];
  });
}

test('the first picture of the first screen is loaded first of all, all others late', () => {
  expect(loadingOf(prose(300), picture(), picture())).toEqual(['high', 'lazy']);
});

test('a picture far down is loaded late, though it is the first', () => {
  expect(loadingOf(prose(500), prose(500), picture())).toEqual(['lazy']);
});
