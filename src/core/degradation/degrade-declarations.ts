/** Takes the declarations away that a client does not read, in a `style` attribute or a rule. */
import type { Container, Declaration } from 'postcss';
import type { MailClient } from '../mail-lint/caniemail.ts';
import { type ClosedEntry, inlineProperties, sheetProperties } from '../mail-lint/closed-list.ts';
import { type Part, STRIPPED, type Verdict } from './judged-notes.ts';
import { verdict } from './verdict.ts';
import { watchedValues } from './watched-values.ts';

const properties: Readonly<Record<string, ClosedEntry>> = {
  ...sheetProperties,
  ...inlineProperties,
};

/** Changes `container`; false where the client drops all of it because of one declaration. */
export function degradeDeclarations(
  container: Container,
  tagName: string | undefined,
  client: MailClient,
): boolean {
  for (const node of container.nodes?.slice() ?? []) {
    if (node.type !== 'decl') continue;
    const left = leftOf(partOf(node, tagName), client);
    if (left === STRIPPED) return false;
    if (left === undefined || left.value === '') node.remove();
    else rewrite(node, left);
  }
  return true;
}

function leftOf(part: Part, client: MailClient): Verdict {
  const feature = properties[part.name]?.feature;
  let left: Verdict = feature === undefined ? part : verdict(feature, client, part);
  for (const { feature: slug, is, without } of watchedValues) {
    if (left === undefined || left === STRIPPED) return left;
    if (!is.test(left.value)) continue;
    const kept = verdict(slug, client, left);
    left = kept ?? (without === undefined ? undefined : { ...left, value: without(left.value) });
  }
  return left;
}

/** `!important` is judged as it is written, space and all. */
function partOf(node: Declaration, tagName: string | undefined): Part {
  const mark = node.important ? (node.raws.important ?? ' !important') : '';
  return { name: node.prop.toLowerCase(), value: `${node.value}${mark}`, tagName };
}

function rewrite(node: Declaration, { name, value }: Part): void {
  if (name !== node.prop.toLowerCase()) node.prop = name;
  const bare = value.replace(/\s*!\s*important\s*$/i, '');
  if (bare !== node.value) node.value = bare;
}
