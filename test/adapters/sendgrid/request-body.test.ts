import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listHeaders } from '../../../src/core/delivery/message.ts';
import { personalValues } from '../../../src/core/delivery/personal-parts.ts';
import { mailBody, mailBytes } from '../../fakes/mail-body.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const hostile = fc.oneof(text, fc.constantFrom('"', '\\', '$&', '\u2028', '\\u0000', '__roundup_'));

test('what is put together by hand is what JSON would make of the parts', () => {
  const one = fc.record({ address: hostile, subscriberId: hostile, unsubscribeToken: hostile });
  const recipient = fc.tuple(one, fc.option(text, { nil: undefined }));
  fc.assert(
    fc.property(
      fc.array(recipient, { minLength: 1, maxLength: 6 }),
      fc.array(hostile, { maxLength: 3 }),
      hostile,
      (people, nameFallbacks, subject) => {
        const sample = sampleSubmission(0);
        const message = { ...sample.message, nameFallbacks, subject };
        const recipients = people.map(([person, name]) => ({ ...person, name }));
        const body = mailBody({ ...sample, message, recipients });
        expect(body['subject']).toBe(subject);
        expect(body.personalizations).toEqual(
          recipients.map((each) => ({
            to: [{ email: each.address }],
            headers: listHeaders(message, each),
            substitutions: Object.fromEntries(personalValues(message, each)),
            custom_args: {
              issue_id: sample.issueId,
              run_id: sample.runId,
              batch_no: String(sample.batchNo),
              attempt: String(sample.attempt),
              subscriber_id: each.subscriberId,
            },
          })),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('batches of one edition share its texts and nothing else', () => {
  const first = sampleSubmission(2);
  const second = {
    ...sampleSubmission(3, { batchNo: 2, issueId: '2023-11', message: first.message }),
    schedule: { id: 'Double000001', sendAt: new Date('2023-11-02T09:00:00.900Z') },
  };
  const bodies = [first, second, first].map((submission) => mailBody(submission));
  expect(bodies[2]).toEqual(bodies[0]);
  expect(bodies[1]).toMatchObject({
    content: bodies[0]?.content,
    categories: ['issue-2023-11'],
    send_at: Date.parse('2023-11-02T09:00:00Z') / 1000,
    batch_id: 'Double000001',
  });
  expect(bodies[0]).not.toHaveProperty('send_at');
  expect(bodies[1]?.personalizations).toHaveLength(3);
});

test('the same edition with a change is another message', () => {
  const first = sampleSubmission(1);
  mailBytes(first);
  const changed = { ...first, message: { ...first.message, html: '<p>Changed</p>' } };
  expect(mailBody(changed).content[1]?.value).toBe('<p>Changed</p>');
});

test('nothing is tracked that was not asked for, and links of the text never are', () => {
  const submission = sampleSubmission(1);
  const off = { enable: false };
  const nothing = {
    click_tracking: { enable: false, enable_text: false },
    open_tracking: off,
    subscription_tracking: off,
    ganalytics: off,
  };
  const on = { enable: true };
  expect(mailBody(submission).tracking_settings).toEqual(nothing);
  const opens = mailBody(submission, { tracking: { opens: true, clicks: false } });
  expect(opens.tracking_settings).toEqual({ ...nothing, open_tracking: on });
  const clicks = mailBody(submission, { tracking: { opens: false, clicks: true } });
  expect(clicks.tracking_settings).toEqual({
    ...nothing,
    click_tracking: { enable: true, enable_text: false },
  });
});
