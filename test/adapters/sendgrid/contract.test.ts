import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createSendgridTransport } from '../../../src/adapters/sendgrid/sendgrid-transport.ts';
import { mailBody } from '../../fakes/mail-body.ts';
import { officialMailSendCheck } from '../../fakes/official-contract.ts';
import { DOUBLE_KEY, startSendgridDouble } from '../../fakes/sendgrid-double.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';

const check = officialMailSendCheck();
const LEFT_OUT =
  'Left out: SendGrid’s OpenAPI is not beside this checkout (../shared/contracts/sendgrid), so only our own schema was asked.';
// The default reporter does not show why a test was skipped.
if (check === undefined) process.stderr.write(`${LEFT_OUT}\n`);

test('every request is one that the official contract allows', async (context) => {
  if (check === undefined) return context.skip(LEFT_OUT);
  const double = await startSendgridDouble({ check });
  onTestFinished(() => double.close());
  const transport = createSendgridTransport({ apiKey: DOUBLE_KEY, baseUrl: double.url });
  const { message } = sampleSubmission(0);
  for (const submission of [
    sampleSubmission(1),
    sampleSubmission(1000),
    sampleSubmission(3, { tier: 'patron', batchNo: 7 }),
    sampleSubmission(2, { message: { ...message, replyTo: undefined } }),
  ]) {
    expect(await transport.submit(submission)).toMatchObject({ state: 'accepted' });
  }
  expect(double.counts()).toMatchObject({ requests: 4, valid: 4, violations: [] });
});

test('bodies of any text and any number of recipients are within the contract', (context) => {
  if (check === undefined) return context.skip(LEFT_OUT);
  const { message } = sampleSubmission(0);
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      text,
      text,
      text,
      (count, subject, html, plain) => {
        const submission = sampleSubmission(count, {
          message: { ...message, subject, html, text: plain },
        });
        expect(check(mailBody(submission))).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('the official contract refuses what it should, so the check is awake', (context) => {
  if (check === undefined) return context.skip(LEFT_OUT);
  const body = mailBody(sampleSubmission(1));
  const [first] = body.personalizations;
  const broken: readonly unknown[] = [
    { ...body, personalizations: [] },
    { ...body, from: { email: 'nobody' } },
    { ...body, content: [] },
    { ...body, trackingSettings: {} },
    { ...body, personalizations: [{ ...first, headers: { Subject: 'x' } }] },
    { ...body, personalizations: [{ ...first, headers: { 'X-A': 'a\r\nb' } }] },
    { ...body, categories: ['c'.repeat(256)] },
    undefined,
  ];
  for (const each of broken) expect(check(each)).not.toEqual([]);
});
