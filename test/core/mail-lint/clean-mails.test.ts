/** No rule fires on what the renderer itself writes. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createContent } from '../../../src/adapters/files/content.ts';
import { lintMail } from '../../../src/core/mail-lint/lint-mail.ts';
import { loadPublishRequest } from '../../../src/workflows/load-publish-request.ts';
import { compactMarkdown, context, patronIssue, publicIssue } from '../edition/compact-issue.ts';
import { elements } from '../edition/elements.ts';
import { mailOf } from './compact-mail.ts';

/** What these elements are about is what a rule is about. */
const expected: Readonly<Record<string, readonly string[]>> = {
  links: ['mail/http-address'],
  'link-http': ['mail/http-address'],
  'picture-unshown': ['mail/http-address'],
};

for (const [name, markdown] of Object.entries({ ...elements, whole: compactMarkdown })) {
  test(`nothing is wrong with the mail of ${name}`, async () => {
    for (const issue of [publicIssue(markdown), patronIssue(markdown)]) {
      const found = lintMail(await mailOf(issue));
      expect(found.map(({ id, reason }) => ({ id, reason }))).toEqual(
        (expected[name] ?? []).map((id) => ({ id, reason: expect.any(String) })),
      );
    }
  });
}

test('nothing is wrong with a mail written from right to left, nor with one of another accent', async () => {
  for (const over of [{ language: 'he' }, { theme: { accent: '#ffe600' } }]) {
    const its = { ...context, config: { ...context.config, ...over } };
    expect(lintMail(await mailOf(patronIssue(compactMarkdown), its))).toEqual([]);
  }
});

test('nothing is wrong with an issue that greets whoever has just come', async () => {
  const greeting = 'Welcome! You have just subscribed, so here is the newest issue.';
  const mail = await mailOf(publicIssue(compactMarkdown), { ...context, greeting });
  expect(mail.edition.html).toContain('Welcome!');
  expect(lintMail(mail)).toEqual([]);
});

test('nothing is wrong with the mails of the sample newsletter', async () => {
  const root = resolve(import.meta.dirname, '../../..');
  const content = createContent({ root, today: () => '2026-01-01' });
  const config = await content.config();
  if (!config.ok) throw new Error('The sample has no config.');
  const ids = await content.issueIds();
  expect(ids.length).toBeGreaterThan(3);
  for (const id of ids) {
    const request = await loadPublishRequest(content, config.value, id);
    expect([...request.editions.keys()]).toEqual(['public', 'patron']);
    expect(request.mailDiagnostics).toEqual([]);
  }
});
