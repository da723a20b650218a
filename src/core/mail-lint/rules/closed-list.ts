/** Reports whatever a mail is made of that the closed list does not have. */
import type { Comment, Element, Nodes, Root } from 'hast';
import { rehype } from 'rehype';
import { eachNode } from '../../each-node.ts';
import { attributeName } from '../attribute-name.ts';
import { type ClosedAttribute, attributes, elements, metas } from '../closed-list.ts';
import type { LintedMail } from '../linted-mail.ts';
import type { MailOffence, MailRule } from '../mail-rule.ts';
import { unknownInSheet, unknownInStyle } from '../unknown-css.ts';

const inside = rehype().data('settings', { fragment: true }).freeze();

export const closedList: MailRule = {
  id: 'mail/unknown-support',
  look: ({ tree }: LintedMail) => unknownIn(tree, 0),
};

/** What is unknown in each style attribute, by its text. */
type Styles = Map<string, readonly string[]>;

function* unknownIn(tree: Root, base: number): Generator<MailOffence> {
  const found: MailOffence[] = [];
  const styles: Styles = new Map();
  eachNode<Nodes>(tree, (node) => {
    const at = base + (node.position?.start.offset ?? 0);
    if (node.type === 'element') found.push(...unknownOf(node, { at, base, styles }));
    if (node.type === 'comment') found.push(...unknownInComment(node, at));
  });
  yield* found;
}

/** Classic Outlook reads what stands in conditional comments; nobody reads the others. */
function unknownInComment({ value }: Comment, at: number): Iterable<MailOffence> {
  const content = /^\[if [^\]]*\]>([^]*)<!\[endif\]$/.exec(value)?.[1];
  if (content === undefined) return [];
  return unknownIn(inside.parse(content), at + '<!--'.length + value.indexOf(content));
}

function* unknownOf(
  element: Element,
  { at, base, styles }: { readonly at: number; readonly base: number; readonly styles: Styles },
): Generator<MailOffence> {
  const { tagName } = element;
  if (!Object.hasOwn(elements, tagName)) yield { reason: unknown(`element ${tagName}`), at };
  for (const [property, value] of Object.entries(element.properties)) {
    const name = attributeName(property);
    const entry = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (!isFor(entry, tagName)) yield { reason: unknown(`attribute ${name} of ${tagName}`), at };
    if (name !== 'style') continue;
    for (const reason of unknownInStyleOf(String(value), styles)) {
      yield { reason: unknown(reason), at };
    }
  }
  if (tagName === 'meta') yield* unknownMeta(element, at);
  if (tagName === 'style') yield* unknownSheet(element, base);
}

/** Most elements share their style with many others. */
function unknownInStyleOf(style: string, styles: Styles): readonly string[] {
  const known = styles.get(style) ?? unknownInStyle(style);
  styles.set(style, known);
  return known;
}

function isFor(entry: ClosedAttribute | undefined, tagName: string): boolean {
  return entry !== undefined && (entry.on === undefined || entry.on.includes(tagName));
}

function* unknownMeta({ properties }: Element, at: number): Generator<MailOffence> {
  const name = String(properties['name'] ?? (properties['charSet'] ? 'charset' : '')).toLowerCase();
  if (!Object.hasOwn(metas, name)) yield { reason: unknown(`meta ${name}`), at };
}

function* unknownSheet(element: Element, base: number): Generator<MailOffence> {
  for (const child of element.children) {
    if (child.type !== 'text') continue;
    const start = base + (child.position?.start.offset ?? 0);
    for (const { reason, offset } of unknownInSheet(child.value)) {
      yield { reason: unknown(reason), at: start + offset };
    }
  }
}

function unknown(what: string): string {
  return `The mail has the ${what}, which nobody has looked up for mail clients.`;
}
