import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createOutbox } from '../../../src/adapters/outbox/outbox.ts';
import { renderOutboxIndex } from '../../../src/adapters/outbox/render-index.ts';
import { mailPageRenderer } from '../../../src/adapters/outbox/render-mail.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';

const EVIL = `"><script>alert('x')</script>&`;
const ESCAPED = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;';

test('the index lists every issue and mail, newest issue first, with links that exist', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'roundup-pages-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  const outbox = createOutbox({ dir });
  const patrons = sampleSubmission(1, { tier: 'patron', batchNo: 2 });
  await outbox.submit(sampleSubmission(1, { issueId: '2023-09' }));
  await outbox.submit(sampleSubmission(3));
  await outbox.submit({
    ...patrons,
    recipients: patrons.recipients.map((each) => ({
      ...each,
      subscriberId: 'p',
      address: 'p@example.org',
    })),
  });
  const index = await readFile(join(dir, 'index.html'), 'utf8');
  expect(index).toContain('<h1>5 mails kept here, none posted</h1>');
  expect(index).toContain('4 mails: 1 patron, 3 public');
  expect(index.indexOf('>2023-10<')).toBeLessThan(index.indexOf('>2023-09<'));
  const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
  expect(links).toHaveLength(10);
  for (const link of links) await readFile(join(dir, link));
});

test('the index escapes all that it shows', () => {
  const page = renderOutboxIndex([
    {
      issueId: EVIL,
      folder: EVIL,
      mails: [{ name: 'a', to: EVIL, subject: EVIL, tier: EVIL, at: '2023-11-02T08:00:00.000Z' }],
    },
  ]);
  expect(page).not.toContain('<script');
  expect(page.split(ESCAPED)).toHaveLength(8);
});

test('the page of a mail escapes all that it shows and runs no script', () => {
  const sample = sampleSubmission(1, { issueId: EVIL, tier: EVIL });
  const [recipient] = sample.recipients;
  if (recipient === undefined) throw new Error('No recipient.');
  const message = {
    ...sample.message,
    from: { name: EVIL, address: EVIL },
    subject: EVIL,
    html: `<head></head>${EVIL}`,
    text: EVIL,
  };
  const page = mailPageRenderer({ ...sample, message })({
    recipient: { ...recipient, address: EVIL },
    headers: EVIL,
    source: 'a.eml',
    index: '../index.html',
  });
  expect(page).not.toContain('<script');
  expect(page).toContain(
    `srcdoc="&lt;head&gt;&lt;base target=&quot;_blank&quot;&gt;&lt;/head&gt;${ESCAPED}"`,
  );
  expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(page).toContain("content=\"default-src 'none';");
});

test('a long issue lists 5000 mails and tells how many more there are', () => {
  const mails = Array.from({ length: 5_001 }, (_, no) => ({
    name: `n${no}`,
    to: `reader.${no}@example.org`,
    subject: 'S',
    tier: 'public',
    at: '2023-11-02T08:00:00.000Z',
  }));
  const page = renderOutboxIndex([{ issueId: '2023-10', folder: '2023-10', mails }]);
  expect(page.match(/<tr>/g)).toHaveLength(5_001);
  expect(page).toContain('1 more mail in the folder 2023-10.');
});

test('an empty outbox says what to do', () => {
  expect(renderOutboxIndex([])).toContain('Publish an issue to see its mails.');
});
