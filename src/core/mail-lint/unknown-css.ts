/** Finds in CSS what the closed list does not have. */
import {
  type AtRule,
  type ChildNode,
  type Declaration,
  parse,
  type Root,
  type Rule,
} from 'postcss';
import {
  inlineProperties,
  mediaConditions,
  selectors,
  sheetProperties,
  values,
} from './closed-list.ts';
import { mediaNames } from './media-names.ts';
import { selectorParts } from './selector-parts.ts';

export interface UnknownCss {
  /** "property float" */
  readonly reason: string;
  /** In the style sheet. */
  readonly offset: number;
}

/** Names what is unknown in a `style` attribute. */
export function unknownInStyle(style: string): string[] {
  const root = parsed(style);
  if (root === undefined) return [`style ${quoted(style)}`];
  return root.nodes.flatMap((node) => {
    if (node.type !== 'decl') return [`style ${quoted(node.toString())}`];
    const inline = node.important ? ['mark !important in a style attribute'] : [];
    return [...unknownInDeclaration(node, inlineProperties), ...inline];
  });
}

export function unknownInSheet(css: string): UnknownCss[] {
  const root = parsed(css);
  if (root === undefined) return [{ reason: `style sheet ${quoted(css)}`, offset: 0 }];
  const found: UnknownCss[] = [];
  root.walk((node) => {
    const offset = node.source?.start?.offset ?? 0;
    for (const reason of unknownInNode(node)) found.push({ reason, offset });
  });
  return found;
}

function parsed(css: string): Root | undefined {
  try {
    return parse(css);
  } catch {
    return undefined;
  }
}

function unknownInNode(node: ChildNode): string[] {
  switch (node.type) {
    case 'rule':
      return unknownInSelectors(node);
    case 'atrule':
      return unknownInAtRule(node);
    case 'decl':
      return unknownInDeclaration(node, sheetProperties);
    default:
      return [];
  }
}

function unknownInSelectors(rule: Rule): string[] {
  const parts = rule.selectors.flatMap(selectorParts);
  if (rule.selectors.length > 1) parts.push('grouping');
  return unlisted(parts, selectors).map((part) => `selector ${quoted(part)}`);
}

function unknownInAtRule(rule: AtRule): string[] {
  if (rule.name !== 'media') return [`at-rule @${rule.name}`];
  const nested = rule.parent?.type === 'atrule' ? ['at-rule @media inside another'] : [];
  const names = unlisted(mediaNames(rule.params), mediaConditions);
  return [...nested, ...names.map((name) => `media query ${quoted(name)}`)];
}

function unknownInDeclaration(
  { prop, value, important }: Declaration,
  properties: Readonly<Record<string, unknown>>,
): string[] {
  const marks = [...marksOf(value), ...(important ? ['!important'] : [])];
  return [
    ...unlisted([prop], properties).map((name) => `property ${name}`),
    ...unlisted(marks, values).map((mark) => `value ${quoted(mark)} of ${prop}`),
  ];
}

/** Units, functions and keywords for system fonts; colours and texts have none. */
function marksOf(value: string): string[] {
  const bare = value.replace(/"[^"]*"|'[^']*'|#[0-9a-f]+\b/gi, ' ').toLowerCase();
  return [
    ...[...bare.matchAll(/(?<![\w-])[+-]?\.?\d[\d.]*([a-z%]+)/g)].map(([, unit = '']) => unit),
    ...[...bare.matchAll(/([\w-]+)\(/g)].map(([, name = '']) => `${name}()`),
    ...(bare.match(/\b(?:system-ui|ui-[a-z]+)\b/g) ?? []),
  ];
}

function unlisted(names: readonly string[], list: Readonly<Record<string, unknown>>): string[] {
  return [...new Set(names.filter((name) => !Object.hasOwn(list, name)))];
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > 40 ? `${line.slice(0, 40)}…` : line}”`;
}
