/** Lists, nested and with tasks; a margin moves them in, for padding is not kept everywhere. */
import type { Element, ElementContent } from 'hast';
import { withoutLastGap } from './layout-table.ts';
import { blockNames } from './block-names.ts';
import { directions } from './inline.ts';
import { shape } from './look.ts';
import { styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';

/** Pixels that a list is moved in. */
const INSET = 24;
/** About as wide as the box of a task. */
const TASK_INSET = 20;

export function list(node: Element, page: MailPage, nested = false): Element {
  const items = node.children.filter((child) => child.type === 'element' && child.tagName === 'li');
  const tasks = items.some((item) => item.type === 'element' && isTask(item));
  const start = Number(node.properties['start'] ?? 1);
  const below = nested ? 0 : GAP;
  const inset = `${tasks ? TASK_INSET : INSET}px`;
  const [right, left] = page.start === 'left' ? ['0', inset] : [inset, '0'];
  const look = shape({
    margin: `${nested ? 6 : 0}px ${right} ${below}px ${left}`,
    padding: '0',
    // A task's box hangs, so that its lines begin under each other.
    ...(tasks ? { 'list-style-type': 'none' } : {}),
    ...(nested ? { 'text-indent': '0' } : {}),
  });
  return styled(
    node.tagName,
    look,
    {
      ...directions(node),
      start:
        node.tagName === 'ol' && Number.isSafeInteger(start) && start !== 1 ? start : undefined,
    },
    ...items.map((item) => (item.type === 'element' ? listItem(item, page) : item)),
  );
}

function listItem(item: Element, page: MailPage): Element {
  const task = isTask(item);
  return styled(
    'li',
    shape({ margin: '0 0 8px', ...(task ? { 'text-indent': `-${TASK_INSET}px` } : {}) }),
    directions(item),
    ...itemContent(item, page),
  );
}

/** Tight items hold a line and perhaps another list; loose ones hold blocks. */
function itemContent(item: Element, page: MailPage): ElementContent[] {
  const isLoose = item.children.some((child) => child.type === 'element' && child.tagName === 'p');
  if (isLoose) return withoutLastGap(page.setBlocks(item.children));
  const content: ElementContent[] = [];
  let line: ElementContent[] = [];
  for (const child of item.children) {
    if (child.type === 'element' && blockNames.has(child.tagName)) {
      content.push(...page.setInline(line));
      line = [];
      const isList = child.tagName === 'ul' || child.tagName === 'ol';
      content.push(...(isList ? [list(child, page, true)] : page.setBlocks([child])));
    } else {
      line.push(child);
    }
  }
  return [...content, ...page.setInline(line)];
}

function isTask(item: Element): boolean {
  return findBox(item) !== undefined;
}

function findBox(item: Element): Element | undefined {
  const first = item.children.find((child) => child.type === 'element');
  if (first?.type !== 'element') return undefined;
  if (first.tagName === 'input') return first;
  return first.tagName === 'p' ? findBox(first) : undefined;
}
