import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import type { AddressObject } from 'mailparser';
import { expect, onTestFinished, test } from 'vitest';
import { createOutbox } from '../../../src/adapters/outbox/outbox.ts';
import { mailComposer } from '../../../src/adapters/mime/compose-mail.ts';
import { listHeaders } from '../../../src/core/delivery/message.ts';
import {
  personalize,
  personalValues,
  UNSUBSCRIBE_TOKEN_TAG,
} from '../../../src/core/delivery/personal-parts.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'roundup-outbox-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, '.roundup', 'outbox');
}

/** Every file below a folder with its content. */
async function contentsOf(dir: string): Promise<Record<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  const read = paths.map(async (path) => [
    path.slice(dir.length + 1),
    await readFile(path, 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(read));
}

test('a mail of the outbox is what the golden file shows', async () => {
  const dir = await scratch();
  const submission = sampleSubmission(1);
  await createOutbox({ dir }).submit(submission);
  const path = join(dir, '2023-10', `${submission.recipients[0]?.subscriberId}.eml`);
  await expect(await readFile(path, 'utf8')).toMatchFileSnapshot(
    '../../golden/outbox/one-recipient.eml',
  );
});

test('each recipient has one mail, which a mail program reads as it was meant', async () => {
  const dir = await scratch();
  const submission = sampleSubmission(40);
  expect(await createOutbox({ dir }).submit(submission)).toEqual({
    state: 'accepted',
    providerId: 'outbox-0190b0aa-0000-7000-8000-00000000abcd-1',
  });
  const { message } = submission;
  for (const recipient of submission.recipients) {
    const mail = await simpleParser(
      await readFile(join(dir, '2023-10', `${recipient.subscriberId}.eml`)),
    );
    expect(mail.text).toBe(personalize(message.text, personalValues(message, recipient)));
    expect(mail.html).toBe(personalize(message.html, personalValues(message, recipient)));
    expect(mail.subject).toBe(message.subject);
    expect(mail.date).toEqual(submission.at);
    expect(addresses(mail.from)).toEqual([message.from]);
    expect(addresses(mail.to)).toEqual([{ name: '', address: recipient.address }]);
    expect(addresses(mail.replyTo)).toEqual([{ name: '', address: message.replyTo }]);
    for (const [name, value] of Object.entries(listHeaders(message, recipient))) {
      const line = mail.headerLines.find(({ key }) => key === name.toLowerCase())?.line ?? '';
      expect(
        line
          .replace(/\r?\n\s*/g, ' ')
          .slice(name.length + 1)
          .trim(),
      ).toBe(value);
    }
  }
});

test('the text stands before the html, in ASCII and short lines', async () => {
  const compose = mailComposer(sampleSubmission(1));
  for (const recipient of sampleSubmission(1).recipients) {
    const source = (await compose(recipient)).toString('latin1');
    expect(source.indexOf('text/plain')).toBeGreaterThan(0);
    expect(source.indexOf('text/plain')).toBeLessThan(source.indexOf('text/html'));
    expect(source).toMatch(/^[\r\n\t\x20-\x7e]+$/);
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    // An address in a header cannot be folded (RFC 5322, 2.2.3).
    const foldable = source.split('\r\n').filter((line) => !/^ <\S+>,?$/.test(line));
    expect(Math.max(...foldable.map((line) => line.length))).toBeLessThanOrEqual(76);
  }
});

test('any text and any token come through, within 76 bytes a line', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.constantFrom('\n', '  \n', '=\n', '.\n', 'From x\n', '__roundup_unsubscribe_token__', '\t'),
  );
  const token = fc.string({
    unit: fc.constantFrom(...'abcXYZ0189-_.~='),
    minLength: 1,
    maxLength: 200,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 12 }),
      token,
      async (pieces, unsubscribeToken) => {
        const { message } = sampleSubmission(0);
        const body = `x${pieces.join('')}x`.replace(/\r\n?|[\p{Cc}--[\n\t]]/gv, ' ');
        const submission = sampleSubmission(1, { message: { ...message, text: body, html: body } });
        const [first] = submission.recipients;
        if (first === undefined) return;
        const recipient = { ...first, unsubscribeToken };
        const source = await mailComposer(submission)(recipient);
        const lines = source.toString('latin1').split('\r\n');
        const headerEnd = lines.indexOf('');
        expect(Math.max(...lines.slice(headerEnd).map((line) => line.length))).toBeLessThanOrEqual(
          76,
        );
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
        expect((await simpleParser(source, { skipTextToHtml: true })).text).toBe(
          personalize(body, personalValues(message, recipient)),
        );
      },
    ),
    { numRuns: 150 },
  );
});

test('no line is over 76 bytes, wherever the token stands and however long it is', async () => {
  const { message } = sampleSubmission(0);
  const [recipient] = sampleSubmission(1).recipients;
  if (recipient === undefined) throw new Error('No recipient.');
  for (let length = 60; length <= 160; length += 1) {
    const body = `${'b'.repeat(length)}${UNSUBSCRIBE_TOKEN_TAG}${'é'.repeat(length)}`;
    const submission = sampleSubmission(1, { message: { ...message, text: body, html: body } });
    const personal = { ...recipient, unsubscribeToken: 't'.repeat(length) };
    const source = await mailComposer(submission)(personal);
    const lines = source.toString('latin1').split('\r\n');
    const longest = Math.max(...lines.slice(lines.indexOf('')).map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(76);
    expect((await simpleParser(source)).html).toBe(
      personalize(body, personalValues(message, personal)),
    );
  }
});

test('a line break in a subject, a name or an address makes no header', async () => {
  const { message } = sampleSubmission(0);
  const evil = 'Hello\r\nBcc: victim@example.net';
  const submission = sampleSubmission(1, {
    message: { ...message, subject: evil, from: { ...message.from, name: evil } },
  });
  const recipients = submission.recipients.map((each) => ({
    ...each,
    address: 'a@example.org\r\nBcc: victim@example.net',
  }));
  for (const recipient of recipients) {
    const source = (await mailComposer(submission)(recipient)).toString('latin1');
    expect(source).not.toMatch(/^Bcc:/im);
  }
});

test('the same submission leaves the same bytes and one copy', async () => {
  const dir = await scratch();
  const outbox = createOutbox({ dir });
  await outbox.submit(sampleSubmission(5));
  const before = await contentsOf(dir);
  await outbox.submit(sampleSubmission(5));
  expect(await contentsOf(dir)).toEqual(before);
  expect(Object.keys(before)).toHaveLength(5 * 2 + 2);
});

test('mails that are submitted at once, each on its own, are all kept and listed', async () => {
  const dir = await scratch();
  const outbox = createOutbox({ dir });
  const { recipients, ...submission } = sampleSubmission(20);
  const ends = await Promise.all(
    recipients.map((recipient, index) =>
      outbox.submit({
        ...submission,
        issueId: index % 2 === 0 ? 'notice' : submission.issueId,
        recipients: [recipient],
      }),
    ),
  );
  expect(ends.map(({ state }) => state)).toEqual(recipients.map(() => 'accepted'));
  const index = await readFile(join(dir, 'index.html'), 'utf8');
  expect(recipients.filter(({ address }) => !index.includes(address))).toEqual([]);
});

test('only the owner may read it, also where the folder was open before', async () => {
  const dir = await scratch();
  await mkdir(dir, { recursive: true });
  await chmod(dir, 0o755);
  await createOutbox({ dir }).submit(sampleSubmission(2));
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
  expect((await stat(join(dir, '2023-10'))).mode & 0o777).toBe(0o700);
  for (const path of Object.keys(await contentsOf(dir))) {
    expect((await stat(join(dir, path))).mode & 0o777).toBe(0o600);
    expect(path).not.toMatch(/\.tmp$/);
  }
});

test('no id reaches beyond the outbox', async () => {
  const dir = await scratch();
  const [recipient] = sampleSubmission(1).recipients;
  if (recipient === undefined) throw new Error('No recipient.');
  const ids = ['../../evil', '/etc/evil', 'CON', 'a\0b', 'A', 'a', '..', 'index.html'];
  const outcome = await createOutbox({ dir }).submit({
    ...sampleSubmission(0, { issueId: '../x' }),
    recipients: ids.map((subscriberId) => ({ ...recipient, subscriberId })),
  });
  expect(outcome.state).toBe('accepted');
  const paths = Object.keys(await contentsOf(join(dir, '..', '..')));
  expect(paths).toHaveLength(ids.length * 2 + 2);
  for (const path of paths)
    expect(path).toMatch(/^\.roundup\/outbox\/(index\.html$|[0-9a-f]{64}\/)/);
});

test('an outbox that cannot be written rejects, and says why without an address', async () => {
  const dir = await scratch();
  await mkdir(join(dir, '..'), { recursive: true });
  await writeFile(dir, 'a file where the folder should be');
  expect(await createOutbox({ dir }).submit(sampleSubmission(2))).toEqual({
    state: 'rejected',
    reason: `The outbox in ${dir} cannot be written (EEXIST).`,
  });
});

test('a list of mails that is broken rejects, and names the file', async () => {
  const dir = await scratch();
  const outbox = createOutbox({ dir });
  await outbox.submit(sampleSubmission(1));
  const list = join(dir, '2023-10', 'mails.json');
  for (const broken of ['{', '{"issueId":"2023-10"}']) {
    await writeFile(list, broken);
    expect(await outbox.submit(sampleSubmission(1))).toEqual({
      state: 'rejected',
      reason: `${list} is not a list of mails. Delete it; the mails stay.`,
    });
  }
});

function addresses(
  header: AddressObject | AddressObject[] | undefined,
): { name: string; address: string | undefined }[] {
  const values = [header ?? []].flat().flatMap(({ value }) => value);
  return values.map(({ name, address }) => ({ name, address }));
}
