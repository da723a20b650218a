/** A mail in another look: what the config chooses for the site holds in the inbox as well. */
import { expect, test } from 'vitest';
import { renderEdition } from '../../../src/core/edition/render-edition.ts';
import type { Theme } from '../../../src/core/edition/theme.ts';
import { lintMail } from '../../../src/core/mail-lint/lint-mail.ts';
import { mailOf } from '../mail-lint/compact-mail.ts';
import { compactMarkdown, context, patronIssue } from './compact-issue.ts';

const code =
  '\n\n```js\nconst rope = 1;\n```\n\n::button[Order]{href="https://salt.example/order"}\n';
const issue = patronIssue(`${compactMarkdown}${code}`);
const themed = (theme: Theme) => ({ ...context, config: { ...context.config, theme } });

const another: Theme = {
  accent: '#0f766e',
  fonts: {
    text: 'Literata, Source Serif 4, Georgia, serif',
    ui: 'ui-rounded, Verdana, sans-serif',
  },
  measure: 55,
  radius: 6,
};

test('a whole edition in another look', async () => {
  const { html } = await renderEdition(issue, themed(another));
  await expect(html).toMatchFileSnapshot('../../golden/email/edition.another-theme.html');
});

test('no rule of mails fires on it', async () => {
  expect(lintMail(await mailOf(issue, themed(another)))).toEqual([]);
});

test.each([
  [45, 424],
  [55, 508],
  [66, 600],
  [90, 600],
])('with a measure of %i characters the column is %i px wide', async (measure, width) => {
  const { html } = await renderEdition(issue, themed({ accent: '#0f766e', measure }));
  expect([...html.matchAll(/max-width:(\d+)px/g)].map(([, found]) => Number(found))).toContain(
    width,
  );
  expect(html).toContain(`align="center" width="${width}"`);
  const widths = [...html.matchAll(/<img[^>]* width="(\d+)"/g)].map(([, found]) => Number(found));
  expect(Math.max(...widths)).toBeLessThanOrEqual(width - 48);
});

test('square corners need no style', async () => {
  const { html } = await renderEdition(issue, themed({ accent: '#0f766e', radius: 0 }));
  expect(html).not.toContain('border-radius');
});
