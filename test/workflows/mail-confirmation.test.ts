import { expect, test } from 'vitest';
import type { Submission, SubmitOutcome } from '../../src/core/delivery/message.ts';
import type { Transport } from '../../src/ports.ts';
import { createConfirmationMailer } from '../../src/workflows/mail-confirmation.ts';
import { stillClock } from '../fakes/still-clock.ts';

const facts = {
  title: 'Ada & the <Machines>',
  postalAddress: '1 Example Street, Exampletown',
  serverUrl: 'https://ada.example.com',
  message: {
    from: { name: 'Ada', address: 'ada@example.com' },
    replyTo: undefined,
    listId: 'news.ada.example.com',
    unsubscribeUrl: 'https://ada.example.com/u/__roundup_unsubscribe_token__',
    unsubscribeMailto: 'mailto:ada@example.com?subject=unsubscribe%20__roundup_unsubscribe_token__',
  },
};

async function send(outcome: SubmitOutcome): Promise<Submission[]> {
  const submissions: Submission[] = [];
  const transport: Transport = {
    name: 'fake',
    capabilities: {
      batchSize: 1,
      maxBytes: 1_000_000,
      substitutes: true,
      idempotentForMs: 0,
      atOnce: 1,
      perSecond: Infinity,
    },
    submit: async (submission) => {
      submissions.push(submission);
      return outcome;
    },
  };
  const tokens = { issue: (id: string) => `leave-${id}`, verify: () => undefined };
  const mailer = createConfirmationMailer({ transport, tokens, clock: stillClock() }, facts);
  await mailer.send({
    subscriberId: 's1',
    address: { spelling: 'Bo@example.com', key: 'bo@example.com' },
    token: 'TOKEN',
  });
  return submissions;
}

test('the mail asks with one link, says why it came, and escapes the title', async () => {
  const [submission] = await send({ state: 'accepted', providerId: '1' });
  expect(submission?.recipients).toEqual([
    {
      subscriberId: 's1',
      address: 'Bo@example.com',
      unsubscribeToken: 'leave-s1',
      name: undefined,
    },
  ]);
  const message = submission?.message;
  expect(message?.html.match(/href="[^"]*"/g)).toEqual([
    'href="https://ada.example.com/confirm/TOKEN"',
  ]);
  expect(message?.html).toContain('Ada &amp; the &lt;Machines&gt;');
  await expect(`${message?.subject}\n\n${message?.text}`).toMatchFileSnapshot(
    '../golden/confirmation.txt',
  );
});

test('a mail that may have arrived counts as sent, one that did not is a failure', async () => {
  expect(await send({ state: 'unknown', reason: 'no answer' })).toHaveLength(1);
  await expect(send({ state: 'rejected', reason: 'no credit' })).rejects.toMatchObject({
    id: 'confirmation-rejected',
    kind: 'unavailable',
  });
});
