import { expect, test } from 'vitest';
import { selectorParts } from '../../../src/core/mail-lint/selector-parts.ts';

test.each([
  ['.a', ['class']],
  ['td', ['type']],
  ['.entry a:after', ['descendant', 'class', 'type', ':after']],
  ['a::before', ['type', ':before']],
  [':root', [':root']],
  ['.a.b', ['class', 'chaining']],
  ['td.a', ['type', 'class']],
  ['#a', ['id']],
  ['a > b', ['child', 'type']],
  ['a+b', ['adjacent sibling', 'type']],
  ['[data-ogsc] .a', ['descendant', 'attribute', 'class']],
  ['*', ['universal']],
  ['li:nth-child(2)', ['type', ':nth-child']],
  ['a|b', ['type', '|']],
  ['.', ['.']],
])('%s is made of %j', (selector, parts) => {
  expect(selectorParts(selector)).toEqual(parts);
});
