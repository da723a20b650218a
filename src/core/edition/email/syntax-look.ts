/** Colours of code: the names that highlight.js gives, folded onto five. */
import type { Palette, SyntaxPalette } from '../tokens.ts';
import type { Look } from './look.ts';

export type SyntaxName = keyof SyntaxPalette;
export const syntaxNames = [
  'comment',
  'keyword',
  'string',
  'number',
  'name',
] as const satisfies readonly SyntaxName[];

const folded: Readonly<Record<string, SyntaxName>> = {
  comment: 'comment',
  quote: 'comment',
  meta: 'comment',
  keyword: 'keyword',
  'selector-tag': 'keyword',
  doctag: 'keyword',
  section: 'keyword',
  deletion: 'keyword',
  string: 'string',
  regexp: 'string',
  addition: 'string',
  char: 'string',
  link: 'string',
  number: 'number',
  literal: 'number',
  symbol: 'number',
  bullet: 'number',
  variable: 'number',
  'template-variable': 'number',
  attr: 'name',
  attribute: 'name',
  name: 'name',
  title: 'name',
  type: 'name',
  class: 'name',
  built_in: 'name',
  property: 'name',
  'selector-id': 'name',
  'selector-class': 'name',
};

/** `className` is highlight.js's, as `hljs-attr`; undefined for what keeps the colour of text. */
export function syntaxLook(className: string, palette: Palette): Look | undefined {
  const name = folded[className.replace(/^hljs-/, '')];
  if (name === undefined) return undefined;
  return { style: { color: palette.syntax[name] }, classes: [`s-${name}`] };
}
