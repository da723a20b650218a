/** The sample’s mails, judged by the filter that many servers run. */
import { expect, test } from 'vitest';
import { mailComposer } from '../../src/adapters/mime/compose-mail.ts';
import type { Submission } from '../../src/core/delivery/message.ts';
import { editionSubmission } from '../fakes/edition-submission.ts';
import { sampleEditions } from '../fakes/sample-editions.ts';
import { spamFilter } from '../fakes/spamassassin.ts';

/** Mail counts as spam from 5 on. */
const MOST_POINTS = 0.5;

const judge = spamFilter();
const LEFT_OUT =
  'Left out: SpamAssassin is not installed (apt-get install spamassassin), so no mail was scored.';
// The default reporter does not show why a test was skipped.
if (judge === undefined) process.stderr.write(`${LEFT_OUT}\n`);

/** As a server has it: what handed the mail over stands above it, from a network kept for tests. */
async function received(submission: Submission): Promise<Buffer> {
  const [recipient] = submission.recipients;
  if (recipient === undefined) throw new Error('No recipient.');
  const mail = await mailComposer(submission)(recipient);
  const trace =
    'Received: from mail.hullandharbor.example (mail.hullandharbor.example [198.18.0.7])\r\n' +
    '\tby mx.example.org with ESMTPS id 1a2b3c for <reader.0@example.org>;\r\n' +
    '\tThu, 02 Nov 2023 08:30:02 +0000\r\n';
  return Buffer.concat([Buffer.from(trace), mail]);
}

test('no edition of the sample looks like spam', async (context) => {
  if (judge === undefined) return context.skip(LEFT_OUT);
  const { editions, facts } = await sampleEditions();
  const verdicts = await Promise.all(
    editions.map(async (edition) => ({
      tier: edition.tier,
      ...(await judge(await received(editionSubmission(edition, facts)))),
    })),
  );
  expect(verdicts.map(({ tier }) => tier)).toEqual(['public', 'patron']);
  for (const { tier, score, rules } of verdicts) {
    expect(score, `${tier}: ${rules.join(', ')}`).toBeLessThanOrEqual(MOST_POINTS);
    // Shows that the message was read as the two parts that it has.
    expect(rules).toContain('HTML_MESSAGE');
  }
});

test('the filter is awake: spam put into the same mail is found', async (context) => {
  if (judge === undefined) return context.skip(LEFT_OUT);
  const { editions, facts } = await sampleEditions();
  const [edition] = editions;
  if (edition === undefined) throw new Error('No edition.');
  // https://spamassassin.apache.org/gtube/, in two halves, so that this file is no spam.
  const gtube = `XJS*C4JDBQADN1.NSBN3*2IDNEN*${'GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL'}*C.34X`;
  const spam = { ...edition, text: `${edition.text}\n${gtube}\n` };
  const { score, rules } = await judge(await received(editionSubmission(spam, facts)));
  expect(score).toBeGreaterThan(100);
  expect(rules).toContain('GTUBE');
});
