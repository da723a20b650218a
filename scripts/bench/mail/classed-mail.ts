/** A mail as one would write it for an inliner: no style on an element, but rules in a sheet. */
import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';

export interface ClassedMail {
  /** The whole document: `rules` in a first style sheet, `sheet` in a second. */
  readonly html: string;
  /** What is to stand inline. */
  readonly rules: string;
  /** What cannot: night, narrow screens and paper. */
  readonly sheet: string;
  readonly title: string;
  readonly preheader: string;
  readonly language: string;
  /** The opening, the text and the closing, each with the look of the cell that it fills. */
  readonly areas: readonly MailArea[];
}

export interface MailArea {
  readonly classes: string;
  readonly style: string;
  readonly html: string;
}

const processor = rehype();

/** The HTML is UTF-8 without spare white space, which is what keeps it smallest. */
export function classedMail(tree: Root): ClassedMail {
  const classed = structuredClone(tree);
  const looks = elementsOf(tree).filter(isArea);
  const rules = takeStyles(elementsOf(classed));
  const elements = elementsOf(classed);
  const only = (tagName: string) => elements.find((each) => each.tagName === tagName);
  const sheet = textOf(only('style'));
  const wrapper = elements.find((each) => each.properties['role'] === 'article');
  addSheet(only('head'), rules);
  return {
    html: processor.stringify(classed),
    rules,
    sheet,
    title: textOf(only('title')),
    preheader: textOf(wrapper?.children[0]),
    language: String(only('html')?.properties['lang']),
    areas: elements.filter(isArea).map((area, index) => ({
      classes: String(looks[index]?.properties['class']),
      style: String(looks[index]?.properties['style']),
      html: processor.stringify({ type: 'root', children: area.children }),
    })),
  };
}

/**
 * Moves every style into a rule: by the element's name when all of that name share it, else by a
 * class. Commoner styles have shorter classes.
 */
function takeStyles(elements: readonly Element[]): string {
  const stylesOf = new Map(
    [...Map.groupBy(elements, ({ tagName }) => tagName)].map(([name, own]) => [
      name,
      new Set(own.map(styleOf)),
    ]),
  );
  const byStyle = Map.groupBy(elements, styleOf);
  byStyle.delete('');
  const common = [...byStyle].toSorted(([, a], [, b]) => b.length - a.length);
  return common
    .map(([style, elementsInStyle], index) => {
      const selectors = new Set<string>();
      for (const element of elementsInStyle) {
        const isShared = stylesOf.get(element.tagName)?.size === 1;
        selectors.add(isShared ? element.tagName : `.c${index}`);
        setLook(element, isShared ? undefined : `c${index}`);
      }
      return `${[...selectors].join(',')}{${style}}`;
    })
    .join('\n');
}

function setLook({ properties }: Element, name: string | undefined): void {
  delete properties['style'];
  if (name === undefined) return;
  const own = properties['class'];
  properties['class'] = own === undefined ? name : `${String(own)} ${name}`;
}

function addSheet(head: Element | undefined, rules: string): void {
  const at = head?.children.findIndex(
    (child) => child.type === 'element' && child.tagName === 'style',
  );
  const children: ElementContent[] = [{ type: 'text', value: rules }];
  head?.children.splice(at ?? 0, 0, {
    type: 'element',
    tagName: 'style',
    properties: {},
    children,
  });
}

function elementsOf(tree: Root): Element[] {
  const elements: Element[] = [];
  visit(tree, 'element', (element) => {
    elements.push(element);
  });
  return elements;
}

/** The cells of the column. */
function isArea({ tagName, properties }: Element): boolean {
  return tagName === 'td' && /\bside\b/.test(String(properties['class']));
}

function styleOf({ properties }: Element): string {
  return String(properties['style'] ?? '');
}

function textOf(node: ElementContent | undefined): string {
  return node === undefined ? '' : toString(node);
}
