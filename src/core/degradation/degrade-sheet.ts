/** Takes the rules away that a client does not read in a style sheet. */
import { type AtRule, type Container, parse, type Root, type Rule } from 'postcss';
import { type MailClient, supportOf } from '../mail-lint/caniemail.ts';
import { mediaConditions, selectors } from '../mail-lint/closed-list.ts';
import { mediaNames } from '../mail-lint/media-names.ts';
import { selectorParts } from '../mail-lint/selector-parts.ts';
import { degradeDeclarations } from './degrade-declarations.ts';
import { STRIPPED } from './judged-notes.ts';
import { verdict } from './verdict.ts';

/** Undefined where the client drops the whole sheet; one that cannot be read is left as it is. */
export function degradeSheet(css: string, client: MailClient): string | undefined {
  const root = parsed(css);
  if (root === undefined) return css;
  if (isGmail(client) && nestsAtRules(root)) return undefined;
  return degradeRules(root, client) ? root.toString() : undefined;
}

/** Bytes of all sheets of a mail together; those from the one that passes it are dropped. */
export function sheetLimit(client: MailClient): number {
  const [kilobytes] = supportOf('html-style', client).notes.flatMap(
    (note) => /limited to (\d+) KB/.exec(note)?.[1] ?? [],
  );
  return kilobytes === undefined ? Number.POSITIVE_INFINITY : Number(kilobytes) * 1024;
}

function parsed(css: string): Root | undefined {
  try {
    return parse(css);
  } catch {
    return undefined;
  }
}

/** Not in the data: https://github.com/hteumeuleu/email-bugs/issues/21, hteumeuleu/caniemail#144. */
function nestsAtRules(root: Root): boolean {
  let nests = false;
  root.walkAtRules((outer) => {
    outer.walkAtRules(() => {
      nests = true;
    });
  });
  return nests;
}

function isGmail(client: MailClient): boolean {
  return client.startsWith('gmail-');
}

function degradeRules(container: Container, client: MailClient): boolean {
  for (const node of container.nodes?.slice() ?? []) {
    const isKept =
      (node.type === 'rule' && degradeRule(node, client)) ||
      (node.type === 'atrule' && degradeAtRule(node, client)) ||
      (node.type !== 'rule' && node.type !== 'atrule');
    if (!isKept) return false;
  }
  return true;
}

function degradeRule(rule: Rule, client: MailClient): boolean {
  const read = rule.selectors.filter((selector) =>
    partsOf(selector, rule.selectors.length).every((part) => {
      const feature = selectors[part]?.feature;
      const written = { name: part, value: selector, tagName: undefined };
      return feature === undefined || verdict(feature, client, written) !== undefined;
    }),
  );
  if (read.length === 0) {
    rule.remove();
    return true;
  }
  if (read.length < rule.selectors.length) rule.selectors = read;
  const isKept = degradeDeclarations(rule, undefined, client);
  if (rule.nodes.length === 0) rule.remove();
  return isKept;
}

function partsOf(selector: string, count: number): readonly string[] {
  return [...selectorParts(selector), ...(count > 1 ? ['grouping'] : [])];
}

function degradeAtRule(rule: AtRule, client: MailClient): boolean {
  if (rule.name !== 'media') return true;
  const query = { name: '@media', value: rule.params, tagName: undefined };
  const isRead = mediaNames(rule.params).every((name) => {
    const left = verdict(mediaConditions[name]?.feature ?? 'css-at-media', client, query);
    return left !== undefined && left !== STRIPPED;
  });
  const isKept = !isRead || degradeRules(rule, client);
  if (!isRead || rule.nodes?.length === 0) rule.remove();
  return isKept;
}
