import { expect, test } from 'vitest';
import { renderEdition } from '../../../src/core/edition/render-edition.ts';
import { compactMarkdown, context, patronIssue, publicIssue } from './compact-issue.ts';

test('a whole edition for the public', async () => {
  const edition = await renderEdition(publicIssue(compactMarkdown), context);
  expect(edition).toMatchObject({
    issueId: '2023-10',
    tier: 'public',
    subject: 'Deep water',
    preheader: 'Splices, storms and one very long table.',
  });
  await expect(edition.html).toMatchFileSnapshot('../../golden/email/edition.public.html');
  await expect(edition.text).toMatchFileSnapshot('../../golden/text/edition.public.txt');
});

test('a whole edition for patrons', async () => {
  const edition = await renderEdition(patronIssue(compactMarkdown), context);
  expect(edition.tier).toBe('patron');
  await expect(edition.html).toMatchFileSnapshot('../../golden/email/edition.patron.html');
  await expect(edition.text).toMatchFileSnapshot('../../golden/text/edition.patron.txt');
});

test('both media hold the recipient’s token once, in the address to leave by', async () => {
  const { html, text } = await renderEdition(publicIssue(compactMarkdown), context);
  const address = 'https://in.salt.example/u/__roundup_unsubscribe_token__';
  for (const medium of [html, text]) {
    expect(medium.split('__roundup_unsubscribe_token__')).toHaveLength(2);
    expect(medium).toContain(address);
  }
});

test('no author can put the recipient’s token anywhere else', async () => {
  const tag = '__roundup_unsubscribe_token__';
  const issue = publicIssue(
    `\\${tag} \`${tag}\` [x](https://spy.example/${tag}) ![${tag}](https://spy.example/a.png?${tag})\n\n\`\`\`\n${tag}\n\`\`\``,
    { title: tag, description: `${tag} and more of it` },
  );
  const { html, text } = await renderEdition(issue, context);
  expect(html.split(tag)).toHaveLength(2);
  expect(text.split(tag)).toHaveLength(2);
});

test('the text of an extra is in no edition of a tier that may not read it', async () => {
  const { html, text } = await renderEdition(publicIssue(compactMarkdown), context);
  expect(html + text).not.toContain('marlinspikes');
  const opened = await renderEdition(patronIssue(compactMarkdown), context);
  expect(opened.html).toContain('marlinspikes');
  expect(opened.text).toContain('marlinspikes');
});

test('the same issue gives the same bytes', async () => {
  const [first, second] = await Promise.all([
    renderEdition(patronIssue(compactMarkdown), context),
    renderEdition(patronIssue(compactMarkdown), context),
  ]);
  expect(first).toEqual(second);
});
