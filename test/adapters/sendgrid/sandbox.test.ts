import { expect, test } from 'vitest';
import { mailSendRequest } from '../../fakes/mail-send-schema.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';
import { withDouble } from './with-double.ts';

test('a rehearsal has every request checked and reaches nobody', async () => {
  const { double, transport } = await withDouble({ sandbox: true });
  expect(transport.name).toBe('sendgrid-sandbox');
  expect(await transport.submit(sampleSubmission(1000))).toEqual({
    state: 'accepted',
    providerId: 'sandbox',
  });
  const { mail_settings } = mailSendRequest.parse(double.bodies[0]);
  expect(mail_settings).toEqual({ sandbox_mode: { enable: true } });
  expect(double.counts()).toMatchObject({ requests: 1, valid: 1, accepted: 0, delivered: 0 });
});

test('a rehearsal schedules nothing, looks nothing up and ends no subscription', async () => {
  const { double, transport } = await withDouble({ sandbox: true });
  expect(transport).not.toHaveProperty('scheduling');
  expect(transport).not.toHaveProperty('lookUp');
  expect(transport).not.toHaveProperty('suppressed');
  const schedule = { id: 'Double000001', sendAt: new Date('2023-11-02T09:00:00Z') };
  expect(await transport.submit(sampleSubmission(1, { schedule }))).toMatchObject({
    state: 'accepted',
  });
  expect(double.bodies[0]).not.toHaveProperty('send_at');
  expect(double.bodies[0]).not.toHaveProperty('batch_id');
});

test('what SendGrid refuses is refused in a rehearsal, too', async () => {
  const { double, transport } = await withDouble({ sandbox: true });
  double.refuse('reader.1@example.org');
  const submission = sampleSubmission(3);
  expect(await transport.submit(submission)).toMatchObject({
    state: 'rejected',
    refused: [{ subscriberId: submission.recipients[1]?.subscriberId }],
  });
});

test('an acceptance in a rehearsal is no success, for mail may have gone out', async () => {
  const { double, transport } = await withDouble({ sandbox: true });
  double.next({ kind: 'status', status: 202 });
  expect(await transport.submit(sampleSubmission(1))).toEqual({
    state: 'unknown',
    reason: 'SendGrid took the mail (202), although sandbox mode was asked for.',
  });
});

test('without sandbox mode nothing asks for it', async () => {
  const { double, transport } = await withDouble();
  await transport.submit(sampleSubmission(1));
  expect(double.bodies[0]).not.toHaveProperty('mail_settings');
});
