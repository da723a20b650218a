import { expect, test } from 'vitest';
import { highlighterFor } from '../../../src/core/edition/email/highlighter-for.ts';
import { renderEmail } from '../../../src/core/edition/email.ts';
import { context, patronIssue, publicIssue } from './compact-issue.ts';
import { elements } from './elements.ts';

/** What stands between the masthead and the author's card. */
function middle(html: string): string {
  const [, , text = ''] = html.split('class="t-ink side"');
  const content = text.slice(text.indexOf('>') + 1, text.lastIndexOf('</td></tr>'));
  if (content.trim() === '') throw new Error('The mail has no text.');
  return content;
}

for (const [name, markdown] of Object.entries(elements)) {
  test(`the mail shows ${name}`, async () => {
    const issue = publicIssue(markdown);
    const { html } = renderEmail(issue, context, await highlighterFor(issue));
    await expect(middle(html)).toMatchFileSnapshot(`../../golden/email/${name}.html`);
  });
}

test('the mail shows an extra opened', async () => {
  const { html } = renderEmail(patronIssue('::extra[A teaser.]{#costs}'), context);
  await expect(middle(html)).toMatchFileSnapshot('../../golden/email/extra-open.html');
});

test('the mail thanks those who support already', async () => {
  const { html } = renderEmail(patronIssue('::support'), context);
  await expect(middle(html)).toMatchFileSnapshot('../../golden/email/support-patron.html');
});

test('a mail in a language written from right to left is mirrored', async () => {
  const hebrew = { ...context, config: { ...context.config, language: 'he' } };
  const { html } = renderEmail(
    publicIssue('> ציטוט\n\n- אחת\n- שתיים\n\n| א | ב |\n|--|--|\n| 1 | 2 |'),
    hebrew,
  );
  expect(html).toContain('<html lang="he" dir="rtl"');
  await expect(middle(html)).toMatchFileSnapshot('../../golden/email/right-to-left.html');
});
