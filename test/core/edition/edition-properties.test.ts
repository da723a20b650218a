import fc from 'fast-check';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, test, vi } from 'vitest';
import { renderEmail } from '../../../src/core/edition/email.ts';
import { projectPublic, type PublicIssue } from '../../../src/core/edition/project.ts';
import { renderText } from '../../../src/core/edition/text.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';
import { placeDirectives } from '../../../src/core/markdown/place-directives.ts';
import { context, entries, issueOf, tiers } from './compact-issue.ts';
import { expectFitHtml, expectFitText } from './fit-edition.ts';
import { hostileMarkdown } from './hostile-markdown.ts';
import { hostileTree } from './hostile-tree.ts';

vi.setConfig({ testTimeout: 60_000 });

const RUNS = { numRuns: 100 };

const written = hostileMarkdown.map((markdown) => {
  const body = parseMarkdown(markdown);
  placeDirectives(body, {
    place: () => ({ file: 'x', line: 1, column: 1 }),
    tiers,
    hasSupport: true,
    hasItems: () => true,
  });
  return { body, comment: parseMarkdown(markdown) };
});
const grown = fc.record({ body: hostileTree, comment: hostileTree });

/** The comment is one of a link, which every issue has a place for. */
function issueFrom({
  body,
  comment,
}: {
  readonly body: Root;
  readonly comment: Root;
}): PublicIssue {
  const { sections, ...issue } = issueOf('x');
  const reading = [{ ...entries.full, comment }];
  return projectPublic({ ...issue, sections: { ...sections, reading }, body });
}

describe.each([
  ['text', written],
  ['trees', grown],
])('whatever stands in an issue, as random %s', (_, trees) => {
  test('its HTML is fit to be mailed', () => {
    fc.assert(
      fc.property(trees, (each) => {
        expectFitHtml(renderEmail(issueFrom(each), context).html);
      }),
      RUNS,
    );
  });

  test('its text is fit to be mailed', () => {
    fc.assert(
      fc.property(trees, (each) => {
        expectFitText(renderText(issueFrom(each), context));
      }),
      RUNS,
    );
  });
});

test('what an author says is in both media, whatever stands around it', () => {
  const said: Root['children'][number] = {
    type: 'paragraph',
    children: [{ type: 'text', value: 'Marlinspike' }],
  };
  fc.assert(
    fc.property(hostileTree, hostileTree, (before, after) => {
      const body: Root = { type: 'root', children: [...before.children, said, ...after.children] };
      const issue = issueFrom({ body, comment: { type: 'root', children: [] } });
      expect(renderText(issue, context)).toMatch(/^Marlinspike$/m);
      // HTML that is left open takes what follows into itself, as it does on a page.
      if (!holdsHtml(body)) expect(renderEmail(issue, context).html).toContain('>Marlinspike<');
    }),
    RUNS,
  );
});

function holdsHtml(tree: Root): boolean {
  let found = false;
  visit(tree, 'html', () => {
    found = true;
  });
  return found;
}

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['an element', '<form></form>'],
  ['an attribute', '<p onclick="x">x</p>'],
  ['a style', '<p style="color:red;position:fixed">x</p>'],
  ['a value', '<p style="color:url(x)">x</p>'],
  ['an address', '<a href="javascript:x">x</a>'],
  ['a relative address', '<a href="/x">x</a>'],
  ['a picture', '<img src="data:image/gif;base64,x" alt="" width="1">'],
  ['a comment', '<!--[if mso]>x<![endif]-->'],
  ['a style sheet', '<style>p{color:red}</style>'],
  ['a character', '&#8238;x'],
  ['a byte', 'é'],
  ['a token', '__roundup_unsubscribe_token__'],
  ['a long line', 'x'.repeat(999)],
])('the checks of HTML are awake: %s', (_, evil) => {
  const { html } = renderEmail(projectPublic(issueOf('text')), context);
  expectFitHtml(html);
  expect(() => expectFitHtml(html.replace('text</p>', `text</p>${evil}`))).toThrow();
});

test.each(['\u202eevil', '\u0007', '__roundup_unsubscribe_token__', 'x'.repeat(999), '\n> x\n>x'])(
  'the checks of text are awake: %j',
  (evil) => {
    const text = renderText(projectPublic(issueOf('text')), context);
    expectFitText(text);
    expect(() => expectFitText(`${text}${evil}`)).toThrow();
  },
);
