import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, onTestFinished, test } from 'vitest';
import { createContent } from '../../src/adapters/files/content.ts';
import { messageComposer } from '../../src/adapters/outbox/message-composer.ts';
import { createOutbox } from '../../src/adapters/outbox/outbox.ts';
import { editorAddress } from '../../src/cli/editor-address.ts';
import { messageOf, type Recipient } from '../../src/core/delivery/message.ts';
import { personalize, personalValues } from '../../src/core/delivery/personal-parts.ts';
import { withPictureOrigin } from '../../src/core/preview/display-html.ts';
import { mailViews } from '../../src/core/preview/preview-view.ts';
import { sampleRecipient } from '../../src/core/preview/sample-recipient.ts';
import type { ServedApp } from '../../src/server/listen.ts';
import { createMailPreview } from '../../src/server/mail-preview.ts';
import { loadPublishRequest } from '../../src/workflows/load-publish-request.ts';
import { sampleMails } from '../../src/workflows/sample-mails.ts';
import { soundNewsletter, ISSUE } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { ROOT } from '../source-tree.ts';

const today = (): string => '2026-01-01';
const DEV = 'http://127.0.0.1:4321';
/** Of the sample newsletter, whose issue 2023-10 has about everything in it. */
const ARCHIVE = 'https://hullandharbor.example';

const sampleContent = createContent({ root: ROOT, today });

async function requiredConfig(content: typeof sampleContent) {
  const config = await content.config();
  if (!config.ok) throw new Error('The config is broken.');
  return config.value;
}

function previewOf(content: typeof sampleContent): ServedApp {
  return createMailPreview({
    config: () => requiredConfig(content),
    issueIds: () => content.issueIds(),
    mails: (issueId, config) => sampleMails(content, config, issueId),
    composer: messageComposer,
    source: editorAddress('/letters'),
  });
}

const sample = previewOf(sampleContent);

async function get(path: string, app = sample, origin = DEV) {
  const answer = await app.fetch(new Request(`${origin}${path}`));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** What the outbox keeps of a mail to this recipient, read back by somebody else's parser. */
async function sentTo(recipient: Recipient, tier: string) {
  const dir = await mkdtemp(join(tmpdir(), 'roundup-outbox-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const config = await requiredConfig(sampleContent);
  const { editions, facts } = await loadPublishRequest(sampleContent, config, '2023-10');
  const edition = editions.get(tier);
  if (edition === undefined) throw new Error(`There is no edition for ${tier}.`);
  const message = messageOf(edition, facts);
  const outcome = await createOutbox({ dir }).submit({
    issueId: '2023-10',
    runId: 'run',
    batchNo: 1,
    attempt: 1,
    tier,
    at: new Date('2023-11-02T08:00:00Z'),
    message,
    recipients: [recipient],
  });
  expect(outcome.state).toBe('accepted');
  const mail = await simpleParser(
    await readFile(join(dir, '2023-10', `${recipient.subscriberId}.eml`)),
  );
  return { html: String(mail.html), text: mail.text ?? '', message };
}

test.each(['public', 'patron'])(
  'what is previewed of the %s edition is byte for byte what is sent, but for the token',
  async (tier) => {
    const recipient = {
      subscriberId: 'somebody',
      address: 'somebody@example.org',
      name: undefined,
      unsubscribeToken: 'v1.another-token.k3Yq',
    };
    const sent = await sentTo(recipient, tier);
    const values = personalValues(sent.message, recipient);
    const asSentTo = (previewed: string): string =>
      previewed.replaceAll(sampleRecipient.unsubscribeToken, recipient.unsubscribeToken);
    const { text: html } = await get(`/_mail/2023-10/${tier}.html`);
    const { text } = await get(`/_mail/2023-10/${tier}.txt`);
    expect(html).toContain(sampleRecipient.unsubscribeToken);
    expect(asSentTo(html)).toBe(personalize(sent.message.html, values));
    expect(asSentTo(text)).toBe(personalize(sent.message.text, values));
    expect(asSentTo(html)).toBe(sent.html.replaceAll('\r\n', '\n'));
    expect(asSentTo(text)).toBe(sent.text.replaceAll('\r\n', '\n'));
  },
);

test('the mail as a file has the same two parts', async () => {
  const { text, headers } = await get('/_mail/2023-10/patron.eml');
  expect(headers.get('Content-Type')).toBe('message/rfc822');
  const mail = await simpleParser(text);
  const html = await get('/_mail/2023-10/patron.html');
  expect(String(mail.html).replaceAll('\r\n', '\n')).toBe(html.text);
  expect(text).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
});

test('images off is the very mail that is sent, with the pictures’ origin undone', async () => {
  const { text: asSent } = await get('/_mail/2023-10/public.html');
  const shown = await get('/_mail/2023-10/public.html?view=images-off');
  expect(asSent).toContain(`src="${ARCHIVE}/issues/2023-10/vm-to-objects.png"`);
  expect(shown.text).toContain(`src="${DEV}/issues/2023-10/vm-to-objects.png"`);
  expect(shown.headers.get('Content-Security-Policy')).toContain("img-src 'none'");
  const undone = withPictureOrigin(shown.text, DEV, ARCHIVE);
  const withoutStyle = (html: string) => html.replace(/<style>[\s\S]*?<\/style>/, '');
  expect(withoutStyle(undone)).toBe(withoutStyle(asSent));
});

test('dark and light differ from what is sent in the conditions of the style sheet alone', async () => {
  const { text: asSent } = await get('/_mail/2023-10/public.html');
  const dark = withPictureOrigin(
    (await get('/_mail/2023-10/public.html?view=dark')).text,
    DEV,
    ARCHIVE,
  );
  expect(dark).not.toBe(asSent);
  expect(
    dark
      .replace('(min-width:0)', '(prefers-color-scheme:dark)')
      .replaceAll('color-scheme:dark', 'color-scheme:light dark')
      .replace('(prefers-color-scheme:light dark)', '(prefers-color-scheme:dark)'),
  ).toBe(asSent);
});

test('every view of a mail can run nothing and asks nobody else for anything but pictures', async () => {
  for (const view of mailViews) {
    const { status, headers } = await get(`/_mail/2023-10/public.html?view=${view}`);
    const policy = headers.get('Content-Security-Policy');
    expect({ view, status }).toEqual({ view, status: 200 });
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(headers.get('Cache-Control')).toBe('no-store');
  }
});

test('the index names every issue, the newest first, and every tier', async () => {
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    'newsletter.config.ts': String(soundNewsletter['newsletter.config.ts']).replace(
      "'Test'",
      "'Ropes & <Knots>'",
    ),
  });
  const preview = previewOf(createContent({ root: newsletter.root, today }));
  const { text } = await get('/_mail/', preview);
  expect(text).toContain('href="/_mail/2023-10/?tier=patron"');
  expect(text).toContain('Ropes &amp; &lt;Knots&gt;');
  const { text: all } = await get('/_mail/');
  expect(all.indexOf('/_mail/2023-10/')).toBeLessThan(all.indexOf('/_mail/2023-09/'));
});

test('a page has the chosen view in a frame that runs nothing, and says what is chosen', async () => {
  const { text } = await get('/_mail/2023-10/?tier=patron&view=dark&width=375');
  expect(text).toContain('src="/_mail/2023-10/patron.html?view=dark"');
  expect(text).toContain('sandbox="allow-popups allow-same-origin"');
  expect(text).toMatch(/\?tier=patron&amp;view=dark&amp;width=375"\s+aria-current="true"\s*>375/);
  expect(text).toMatch(/href="\?tier=public&amp;view=dark&amp;width=375"\s*>public/);
});

test('all widths stand side by side', async () => {
  const { text } = await get('/_mail/2023-10/?width=all');
  expect([...text.matchAll(/<figure style="width:(\d+)px">/g)].map(([, width]) => width)).toEqual([
    '320',
    '375',
    '600',
    '800',
  ]);
});

test('a page has the headers, the size, and every link with the line that opens in an editor', async () => {
  const { text } = await get('/_mail/2023-10/');
  expect(text).toContain('&lt;https://hullandharbor.example/u/');
  expect(text).toContain('List-Unsubscribe=One-Click');
  expect(text).toMatch(/aria-label="\d+ % of what Gmail shows"/);
  expect(text).toContain(
    `href="/__open-in-editor?file=${encodeURIComponent('/letters/issues/2023-10.md:8:5')}"`,
  );
});

test('the text is shown as it is sent', async () => {
  const { text } = await get('/_mail/2023-10/?view=text');
  expect(text).toContain('HULL &amp; HARBOR');
  expect(text).toContain(`/u/${sampleRecipient.unsubscribeToken}`);
});

test('a choice that there is not counts as not made', async () => {
  const { text, status } = await get('/_mail/2023-10/?view=%3Cscript%3E&width=7');
  expect(status).toBe(200);
  expect(text).toContain('public.html?view=light');
  expect(text).toContain('600 px wide');
  expect(text).not.toContain('<script>');
});

test('an issue with errors shows them where it would be', async () => {
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    [ISSUE]: '---\ntitle: "<b>"\ntgas: []\n---\nHi\n',
  });
  const preview = previewOf(createContent({ root: newsletter.root, today }));
  const { text } = await get('/_mail/2023-10/', preview);
  expect(text).toContain('2023-10 cannot be rendered');
  expect(text).toContain('issues/2023-10.md:3:1');
  expect(text).toContain('Did you mean `tags`?');
});

test('what is no edition is not found', async () => {
  expect(await get('/_mail/2023-10/gold.html')).toMatchObject({ status: 404 });
  expect(await get('/_mail/2023-10/..%2fpublic.html')).toMatchObject({ status: 404 });
  expect((await get('/_mail/2023-10/?tier=gold')).text).toContain('There is no tier gold');
});

test('another name for this machine is refused, and so no page elsewhere reads extras', async () => {
  for (const path of ['/_mail/', '/_mail/2023-10/', '/_mail/2023-10/patron.html']) {
    const { status, text } = await get(path, sample, 'http://rebound.example.com:4321');
    expect({ path, status }).toEqual({ path, status: 403 });
    expect(text).not.toContain('2023-10');
  }
});
