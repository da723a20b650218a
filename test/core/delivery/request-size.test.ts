/** The bound of a request's bytes, held against the real requests of the transports. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailComposer } from '../../../src/adapters/mime/compose-mail.ts';
import { batchBody as postmarkBody } from '../../../src/adapters/postmark/request-body.ts';
import { batchBody as resendBody } from '../../../src/adapters/resend/request-body.ts';
import type { Message, Submission } from '../../../src/core/delivery/message.ts';
import {
  MOST_NAME_FALLBACKS,
  nameTag,
  UNSUBSCRIBE_TOKEN_TAG,
} from '../../../src/core/delivery/personal-parts.ts';
import { largestBatch, requestBytesBound } from '../../../src/core/delivery/request-size.ts';
import { mailBytes } from '../../fakes/mail-body.ts';

const text = fc.string({ unit: 'binary', maxLength: 2000 });
/** What takes the most room in some encoding, and tags. */
const dense = fc
  .array(
    fc.constantFrom(
      UNSUBSCRIBE_TOKEN_TAG,
      nameTag(0, 'html'),
      nameTag(0, 'text'),
      ...Array.from('=\u{20000}ü\n\t"\\\u0001a'),
      ' \n',
      'word ',
    ),
    { maxLength: 400 },
  )
  .map((parts) => parts.join(''));
const body = fc.oneof(text, dense);
const line = body.map((given) => given.replace(/[\r\n]/g, ' '));

const message: fc.Arbitrary<Message> = fc.record({
  from: fc.record({ name: line, address: fc.constant(`${'f'.repeat(64)}@example.com`) }),
  replyTo: fc.constantFrom(undefined, `${'r'.repeat(64)}@example.com`),
  subject: line,
  html: body,
  text: body,
  listId: fc.constant('news.example.com'),
  unsubscribeUrl: fc.webUrl().map((url) => `${url}/${UNSUBSCRIBE_TOKEN_TAG}`),
  unsubscribeMailto: fc.constant(
    `mailto:news@example.com?subject=unsubscribe%20${UNSUBSCRIBE_TOKEN_TAG}`,
  ),
  nameFallbacks: fc.array(text, { maxLength: MOST_NAME_FALLBACKS }),
});

function submissionOf(mail: Message, count: number): Submission {
  return {
    issueId: '2023-10',
    runId: '018b8f4e-7c00-7000-8000-000000000002',
    batchNo: 1_000_000,
    attempt: 1,
    tier: 'public',
    at: new Date(0),
    message: mail,
    recipients: Array.from({ length: count }, (_, no) => ({
      subscriberId: '018b8f4e-7c00-7000-8000-000000000001',
      address: `${'a'.repeat(64)}@${`${'b'.repeat(45)}.`.repeat(4)}${no}.com`,
      unsubscribeToken: 'x'.repeat(43),
      name: no % 2 === 0 ? undefined : '\u{20000}'.repeat(40),
    })),
  };
}

test('no request that holds the texts once is larger than its bound', () => {
  fc.assert(
    fc.property(message, fc.integer({ min: 0, max: 30 }), (mail, count) => {
      expect(mailBytes(submissionOf(mail, count)).length).toBeLessThanOrEqual(
        requestBytesBound(mail, count, { substitutes: true }),
      );
    }),
  );
});

test('no request of whole mails is larger than its bound', () => {
  fc.assert(
    fc.property(message, fc.integer({ min: 0, max: 8 }), (mail, count) => {
      const submission = submissionOf(mail, count);
      const bound = requestBytesBound(mail, count, { substitutes: false });
      for (const mails of [resendBody(submission), postmarkBody(submission)]) {
        expect(Buffer.byteLength(JSON.stringify(mails))).toBeLessThanOrEqual(bound);
      }
    }),
  );
});

test('no message is larger than the bound of one', async () => {
  await fc.assert(
    fc.asyncProperty(message, async (mail) => {
      const submission = submissionOf(mail, 2);
      const compose = mailComposer(submission);
      const bound = requestBytesBound(mail, 1, { substitutes: false });
      for (const recipient of submission.recipients) {
        expect((await compose(recipient)).length).toBeLessThanOrEqual(bound);
      }
    }),
  );
});

test.each([true, false])('the largest batch fits, one more does not (%s)', (substitutes) => {
  fc.assert(
    fc.property(message, fc.integer({ min: 0, max: 2_000_000 }), (mail, maxBytes) => {
      const most = largestBatch(mail, { batchSize: 1000, maxBytes, substitutes });
      const bound = (count: number) => requestBytesBound(mail, count, { substitutes });
      if (most > 0) expect(bound(most)).toBeLessThanOrEqual(maxBytes);
      if (most < 1000) expect(bound(most + 1)).toBeGreaterThan(maxBytes);
      expect(most).toBeLessThanOrEqual(1000);
    }),
  );
});

const usual: Message = {
  from: { name: 'The Roundup', address: 'news@example.com' },
  replyTo: undefined,
  subject: 'Age-old infra patterns',
  html: '<p>ü</p>'.repeat(11_500),
  text: 'text '.repeat(8000),
  listId: 'news.example.com',
  unsubscribeUrl: `https://example.com/u/${UNSUBSCRIBE_TOKEN_TAG}`,
  unsubscribeMailto: `mailto:news@example.com?subject=unsubscribe%20${UNSUBSCRIBE_TOKEN_TAG}`,
  nameFallbacks: ['friend'],
};

test('a usual issue of 100 KB fills a batch of 1000 within 30 MB', () => {
  const limits = { batchSize: 1000, maxBytes: 30_000_000, substitutes: true };
  expect(largestBatch(usual, limits)).toBe(1000);
});

test('where the texts are repeated, fewer mails fit', () => {
  const limits = { batchSize: 500, maxBytes: 50_000_000, substitutes: false };
  const most = largestBatch(usual, limits);
  expect(most).toBeGreaterThan(150);
  expect(most).toBeLessThan(50_000_000 / Buffer.byteLength(usual.html + usual.text));
});
