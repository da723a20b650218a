/** Editions composed as mails, and read again as a mail program reads them. */
import { type ParsedMail, simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { mailComposer } from '../../../src/adapters/mime/compose-mail.ts';
import {
  listHeaders,
  type MessageFacts,
  type Recipient,
} from '../../../src/core/delivery/message.ts';
import { personalize, personalValues } from '../../../src/core/delivery/personal-parts.ts';
import { messageFacts } from '../../../src/core/delivery/message-facts.ts';
import type { Edition } from '../../../src/core/edition/edition.ts';
import { projectForTier, projectPublic } from '../../../src/core/edition/project.ts';
import { renderEdition } from '../../../src/core/edition/render-edition.ts';
import { context, extra, issueOf, tiers } from '../../core/edition/compact-issue.ts';
import { elements } from '../../core/edition/elements.ts';
import { issueOfEveryElement } from '../../core/edition/every-element.ts';
import { editionSubmission } from '../../fakes/edition-submission.ts';
import { sampleEditions } from '../../fakes/sample-editions.ts';

const facts = messageFacts({
  ...context.config,
  sender: { address: 'ines@salt.example' },
  server: { url: context.serverUrl },
});

/** RFC 5322, 2.1.1. */
const MOST_BYTES = 998;

async function expectWhole(edition: Edition, facts: MessageFacts): Promise<void> {
  const submission = editionSubmission(edition, facts);
  const [recipient] = submission.recipients;
  if (recipient === undefined) throw new Error('No recipient.');
  const source = await mailComposer(submission)(recipient);
  const lines = source.toString('latin1').split('\r\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(MOST_BYTES);
  expect(lines.join('')).toMatch(/^[\t -~]*$/);
  expect(partsOf(lines)).toEqual(['text/plain', 'text/html']);
  const mail = await simpleParser(source);
  expectSame(mail, edition, recipient);
  for (const [name, value] of Object.entries(listHeaders(submission.message, recipient))) {
    const header = mail.headerLines.find(({ key }) => key === name.toLowerCase());
    expect(
      header?.line
        .slice(name.length + 1)
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(value);
  }
}

/** The parser gives lines as editions have them, with `\n`, and takes nothing from their end. */
function expectSame(mail: ParsedMail, edition: Edition, recipient: Recipient): void {
  expect(mail.subject).toBe(edition.subject);
  const values = personalValues(edition, recipient);
  expect(mail.text).toBe(personalize(edition.text, values));
  expect(mail.html).toBe(personalize(edition.html, values));
  expect(`${mail.text}${mail.html}`).toContain(recipient.unsubscribeToken);
  expect(mail.attachments).toEqual([]);
}

/** The types of the parts, in their order; the message itself is multipart. */
function partsOf(lines: readonly string[]): string[] {
  const types = lines.flatMap((line) => /^Content-Type: ([\w/]+)/i.exec(line)?.[1] ?? []);
  expect(types[0]).toBe('multipart/alternative');
  return types.slice(1);
}

test.each(Object.entries(elements))('a mail is read as it was meant: %s', async (_, markdown) => {
  await expectWhole(await renderEdition(projectPublic(issueOf(markdown)), context), facts);
});

test('a mail of all elements is read as it was meant, for the public and for patrons', async () => {
  const issue = issueOfEveryElement();
  for (const each of [projectPublic(issue), projectForTier(issue, [extra], 'patron', tiers)]) {
    await expectWhole(await renderEdition(each, context), facts);
  }
});

test('the mails of the sample are read as they were meant, for the public and for patrons', async () => {
  const sample = await sampleEditions();
  for (const edition of sample.editions) await expectWhole(edition, sample.facts);
});
