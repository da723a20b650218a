/** What must hold of every edition, whatever its author wrote; each check names what it found. */
import type { Element, Root } from 'hast';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { expect } from 'vitest';
import { UNSUBSCRIBE_TOKEN_TAG } from '../../../src/core/delivery/personal-parts.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { renderEmail } from '../../../src/core/edition/email.ts';
import { context, issueOf } from './compact-issue.ts';

/** RFC 5322, 2.1.1. */
const MOST_BYTES = 998;

const tagNames = new Set(
  'html head meta title style body div table thead tbody tr td th p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code a img span br wbr em strong b i abbr cite var small sub sup del'.split(
    ' ',
  ),
);
const attributes = new Set(
  'lang dir xmlns:o charSet name content role ariaRoleDescription ariaLabel ariaHidden className style href src width height alt align vAlign border cellPadding cellSpacing colSpan scope start'.split(
    ' ',
  ),
);
/** https://www.caniemail.com, as of the properties that style.ts lists. */
const properties = new Set(
  'background-color border border-bottom border-left border-radius border-right border-top color display font-family font-size font-style font-weight height letter-spacing line-height list-style-type margin max-height max-width mso-hide overflow padding text-align text-decoration text-decoration-color text-indent text-transform vertical-align white-space width word-break'.split(
    ' ',
  ),
);
const CLASS = /^(?:[tblus]-[a-z]+|side|month|code|table|screen|entry|flow)$/;
const SHEET_LINE =
  /^(?::root\{[a-z:; -]+\}|@media \((?:prefers-color-scheme:dark|max-width:480px)\)\{(?:\.[a-z]+\{[a-z0-9:; !-]+\})*\}?|\.[tblus]-[a-z]+\{[a-z-]+:#[0-9a-f]{6} !important\}\}?|@media print\{[\w\s.,:;{}()"<>!-]+\})$/;
const HREF = /^(?:https?:\/\/[!-~]|mailto:)[!-~]*$/;
const SRC = /^https:\/\/[!-~]+$/;
const VALUE = /^(?!.*(?:url|var|expression|rem\b))[-\w #.,%()]+$/;

/** What deceives the eye: control characters, and what reorders the text after it. */
const DECEIVING = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

export function expectFitHtml(html: string): void {
  const { elements, comments, texts } = partsOf(rehype().parse(html));
  expect(comments).toEqual(harmless().comments);
  expectSheet(sheetsIn(elements));
  expect(elements.filter(({ tagName }) => tagName === 'title')).toHaveLength(1);
  expect(elements.flatMap(faultsOf)).toEqual([]);
  expectOutline(elements);
  expect(html.split('\n').filter((line) => line.length > MOST_BYTES)).toEqual([]);
  expect(html.replaceAll(/[\n\t -~]/g, '')).toBe('');
  expect(texts.filter((text) => DECEIVING.test(text))).toEqual([]);
  expect(html.split(UNSUBSCRIBE_TOKEN_TAG)).toHaveLength(2);
  expect(texts.join('\n').split(UNSUBSCRIBE_TOKEN_TAG)).toHaveLength(2);
}

export function expectFitText(text: string): void {
  expect(text.trim().length).toBeGreaterThan(300);
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(DECEIVING);
  expect(text.split(UNSUBSCRIBE_TOKEN_TAG)).toHaveLength(2);
  // Flowed text would join or alter these.
  expect(text).not.toMatch(/^From |^>[^ >\n]|[ \t]$/m);
  const encoder = new TextEncoder();
  const lines = text.split('\n');
  expect(lines.filter((line) => encoder.encode(line).length > MOST_BYTES)).toEqual([]);
}

function faultsOf({ tagName, properties: given, children }: Element): string[] {
  const names = Object.keys(given).filter((name) => !attributes.has(name));
  const declarations = String(given['style'] ?? '').split(';');
  const classes = [given['className'] ?? []].flat().map(String);
  const { href, src, alt, width } = given;
  const isLayout = tagName === 'table' && given['role'] === 'presentation';
  return [
    ...(tagNames.has(tagName) ? [] : [`<${tagName}>`]),
    ...names.map((name) => `<${tagName} ${name}>`),
    ...declarations.filter((each) => each !== '' && !isTrusted(each)),
    ...classes.filter((name) => !CLASS.test(name)).map((name) => `class ${name}`),
    ...(href === undefined || HREF.test(String(href)) ? [] : [`href ${String(href)}`]),
    ...(src === undefined || SRC.test(String(src)) ? [] : [`src ${String(src)}`]),
    ...(tagName === 'img' && (typeof alt !== 'string' || typeof width !== 'number')
      ? ['A picture without words or width.']
      : []),
    ...(isLayout && children.some((each) => each.type === 'element' && each.tagName === 'thead')
      ? ['A table for layout with a head.']
      : []),
  ];
}

function isTrusted(declaration: string): boolean {
  const [property = '', value = ''] = declaration.split(/:(.*)/s);
  return properties.has(property) && VALUE.test(value);
}

/** One heading of level 1, and no level skipped. */
function expectOutline(elements: readonly Element[]): void {
  const levels = elements
    .flatMap(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1] ?? [])
    .map(Number);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
}

interface Parts {
  readonly elements: readonly Element[];
  readonly comments: readonly string[];
  /** Of text and attributes, as a reader gets them. */
  readonly texts: readonly string[];
}

function partsOf(tree: Root): Parts {
  const elements: Element[] = [];
  const comments: string[] = [];
  const texts: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'comment') comments.push(node.value);
    if (node.type === 'text') texts.push(node.value);
    if (node.type !== 'element') return;
    elements.push(node);
    texts.push(...Object.values(node.properties).map(String));
  });
  return { elements, comments, texts };
}

/** Which rules the one sheet has depends on the classes in the mail, but not what a rule can be. */
function expectSheet(sheets: readonly (readonly unknown[])[]): void {
  const lines = sheets.flat().flatMap((sheet) => String(sheet).trim().split('\n'));
  expect(sheets).toHaveLength(1);
  expect(lines.filter((line) => !SHEET_LINE.test(line))).toEqual([]);
}

function sheetsIn(elements: readonly Element[]): unknown[][] {
  return elements
    .filter(({ tagName }) => tagName === 'style')
    .map(({ children }) => children.map((child) => (child.type === 'text' ? child.value : child)));
}

let known: Parts | undefined;

/** A mail in which nothing is wrong: all have its comments and its one style sheet. */
function harmless(): Parts {
  known ??= partsOf(rehype().parse(renderEmail(projectPublic(issueOf('text')), context).html));
  return known;
}
