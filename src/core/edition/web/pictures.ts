/** Pictures: their size keeps the page from jumping, and a picture alone with a title is a figure. */
import type { Element, Root } from 'hast';
import type { Asset } from '../../issue/issue.ts';
import { eachElement } from './each-element.ts';
import { element } from './element.ts';

export function setPictures(tree: Root, assets: ReadonlyMap<string, Asset>): void {
  eachElement(tree, (node) => {
    if (node.tagName !== 'img') return;
    const size = assets.get(String(node.properties['src'] ?? ''))?.size;
    if (size !== undefined) Object.assign(node.properties, size);
    node.properties['decoding'] = 'async';
    node.properties['alt'] ??= '';
  });
  eachElement(tree, (node, parent, index) => {
    const picture = node.tagName === 'p' ? onlyChild(node) : undefined;
    if (picture?.tagName === 'img') parent.children[index] = figure(picture);
  });
}

function figure(picture: Element): Element {
  const { title, ...properties } = picture.properties;
  return element(
    'figure',
    {},
    { ...picture, properties },
    typeof title === 'string' ? element('figcaption', {}, title) : undefined,
  );
}

function onlyChild(node: Element): Element | undefined {
  const children = node.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  const [child] = children;
  return children.length === 1 && child?.type === 'element' ? child : undefined;
}
