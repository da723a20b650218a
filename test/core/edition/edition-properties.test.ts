import type { Element } from 'hast';
import fc from 'fast-check';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { expect, test, vi } from 'vitest';
import { renderEmail } from '../../../src/core/edition/email.ts';
import { renderText } from '../../../src/core/edition/text.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { closedList } from '../../../src/core/mail-lint/rules/closed-list.ts';
import { context, issueOf } from './compact-issue.ts';
import { mailWithHtml } from '../mail-lint/mail-with-html.ts';
import { hostileMarkdown } from './hostile-markdown.ts';
import { issueFrom } from './issue-from.ts';

vi.setConfig({ testTimeout: 60_000 });

const TAG = '__roundup_unsubscribe_token__';

function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  visit(rehype().parse(html), 'element', (element) => {
    elements.push(element);
  });
  return elements;
}

type Render = typeof renderText;

const renderHtml: Render = (issue, page) => renderEmail(issue, page).html;

function holds(render: Render, check: (edition: string) => void): void {
  fc.assert(
    fc.property(hostileMarkdown, (markdown) => {
      check(render(issueFrom(markdown), context));
    }),
    { numRuns: 60 },
  );
}

test('no mail has a line that a server would cut, nor a byte that is not ASCII', () => {
  holds(renderHtml, (html) => {
    for (const line of html.split('\n')) expect(line.length).toBeLessThanOrEqual(998);
    expect(/^[\n\t -~]*$/.test(html)).toBe(true);
  });
});

test('a mail is made of what mail clients are trusted with, and of nothing else', () => {
  holds(renderHtml, (html) => {
    expect([...closedList.look(mailWithHtml(html))]).toEqual([]);
  });
});

test('every address in a mail is whole', () => {
  holds(renderHtml, (html) => {
    for (const { properties: attributes } of elementsOf(html)) {
      const address = attributes['href'] ?? attributes['src'];
      if (address !== undefined) expect(String(address)).toMatch(/^(?:https?:\/\/[^/]|mailto:)/);
    }
  });
});

test('a mail has one heading of level 1, skips no level, and describes every picture', () => {
  holds(renderHtml, (html) => {
    const elements = elementsOf(html);
    const levels = elements
      .flatMap(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1] ?? [])
      .map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) =>
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1),
    );
    for (const { tagName, properties: attributes } of elements) {
      if (tagName === 'img')
        expect(attributes).toMatchObject({ alt: expect.any(String), width: expect.any(Number) });
    }
  });
});

test('layout tables say so, and tables of data have headed columns', () => {
  holds(renderHtml, (html) => {
    for (const element of elementsOf(html)) {
      if (element.tagName !== 'table') continue;
      const isLayout = element.properties['role'] === 'presentation';
      const hasHead = element.children.some(
        (child) => child.type === 'element' && child.tagName === 'thead',
      );
      expect(isLayout && hasHead).toBe(false);
    }
  });
});

test('no text edition is empty, has a line too long, or one that flowed text would join or alter', () => {
  holds(renderText, (text) => {
    expect(text.trim().length).toBeGreaterThan(300);
    for (const line of text.split('\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(998);
      expect(line).not.toMatch(/[ \t]$/);
      expect(line).not.toMatch(/^From /);
      expect(line).not.toMatch(/^>[^ >]/);
    }
  });
});

test.each([
  ['HTML', renderHtml],
  ['text', renderText],
])('nothing that deceives the eye and no second token gets through the %s', (_, render) => {
  holds(render, (edition) => {
    const read = edition.replace(/&#(\d+);/g, (__, code) => String.fromCodePoint(Number(code)));
    expect(read.isWellFormed()).toBe(true);
    expect(read).not.toMatch(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    expect(read.split(TAG)).toHaveLength(2);
  });
});

test.each([
  ['a megabyte in one paragraph', 'word '.repeat(200_000)],
  ['a megabyte in one word', 'w'.repeat(1_000_000)],
  ['five hundred quotations in each other', `${'> '.repeat(500)}deep`],
  [
    'a list of two hundred levels',
    Array.from({ length: 200 }, (_, depth) => `${' '.repeat(2 * depth)}- deep`).join('\n'),
  ],
  ['ten thousand breaks', 'a<br>'.repeat(10_000)],
])('%s is rendered all the same', (_, markdown) => {
  const issue = projectPublic(issueOf(markdown));
  const html = renderHtml(issue, context);
  const text = renderText(issue, context);
  expect(Math.max(...html.split('\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(998);
});
