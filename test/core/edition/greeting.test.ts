/** The word of welcome above an issue: in both media, escaped, and nothing where there is none. */
import { expect, test } from 'vitest';
import { UNSUBSCRIBE_TOKEN_TAG } from '../../../src/core/delivery/personal-parts.ts';
import { lintMail } from '../../../src/core/mail-lint/lint-mail.ts';
import { renderEdition } from '../../../src/core/edition/render-edition.ts';
import { compactMarkdown, context, publicIssue } from './compact-issue.ts';
import { mailOf } from '../mail-lint/compact-mail.ts';

const greeting =
  'Welcome to Salt & <b>Cable</b> “by Ines”! You have just subscribed, so here is the newest issue; the next one comes by itself.';
const issue = publicIssue('Hello.', { title: 'Deep water' });

test('a greeting stands between masthead and title', async () => {
  const { html, text } = await renderEdition(issue, { ...context, greeting });
  await expect(html).toMatchFileSnapshot('../../golden/email/greeting.html');
  await expect(text).toMatchFileSnapshot('../../golden/text/greeting.txt');
});

test('but for the greeting the edition is the same', async () => {
  const [plain, greeted] = await Promise.all([
    renderEdition(issue, context),
    renderEdition(issue, { ...context, greeting }),
  ]);
  const { html, text, ...rest } = greeted;
  expect(rest).toMatchObject({ subject: plain.subject, preheader: plain.preheader });
  const without = (lines: string, from: RegExp, to: RegExp) => {
    const start = lines.search(from);
    const tail = lines.slice(start);
    return lines.slice(0, start) + tail.slice(tail.search(to));
  };
  expect(without(text, /Welcome to/, /Deep water/)).toBe(plain.text);
  expect(html.length).toBeGreaterThan(plain.html.length);
});

test('no greeting puts a token, a tag or an element where none belongs', async () => {
  const hostile = `${UNSUBSCRIBE_TOKEN_TAG} <script>x</script> __roundup_\u200bunsubscribe_token__ \u202e`;
  const { html, text } = await renderEdition(issue, { ...context, greeting: hostile });
  for (const medium of [html, text]) {
    expect(medium.split(UNSUBSCRIBE_TOKEN_TAG)).toHaveLength(2);
    expect(medium).not.toContain('\u202e');
  }
  expect(html).not.toContain('<script');
});

test('a greeted mail breaks no rule, from right to left either', async () => {
  for (const language of ['en', 'he']) {
    const its = { ...context, greeting, config: { ...context.config, language } };
    expect(lintMail(await mailOf(publicIssue(compactMarkdown), its))).toEqual([]);
  }
});
