/** The bound of a request's bytes, held against the real request of a transport. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../../../src/core/delivery/message.ts';
import {
  MOST_NAME_FALLBACKS,
  UNSUBSCRIBE_TOKEN_TAG,
} from '../../../src/core/delivery/personal-parts.ts';
import { largestBatch, requestBytesBound } from '../../../src/core/delivery/request-size.ts';
import { mailBytes } from '../../fakes/mail-body.ts';

const text = fc.string({ unit: 'binary', maxLength: 2000 });
const message: fc.Arbitrary<Message> = fc.record({
  from: fc.record({ name: text, address: fc.constant(`${'f'.repeat(64)}@example.com`) }),
  replyTo: fc.constantFrom(undefined, `${'r'.repeat(64)}@example.com`),
  subject: text,
  html: text,
  text,
  listId: fc.constant('news.example.com'),
  unsubscribeUrl: fc.webUrl().map((url) => `${url}/${UNSUBSCRIBE_TOKEN_TAG}`),
  unsubscribeMailto: fc.constant('mailto:news@example.com?subject=unsubscribe'),
  nameFallbacks: fc.array(text, { maxLength: MOST_NAME_FALLBACKS }),
});

test('no request is larger than its bound', () => {
  fc.assert(
    fc.property(message, fc.integer({ min: 0, max: 30 }), (mail, count) => {
      const recipients = Array.from({ length: count }, (_, no) => ({
        subscriberId: '018b8f4e-7c00-7000-8000-000000000001',
        address: `${'a'.repeat(64)}@${`${'b'.repeat(45)}.`.repeat(4)}${no}.com`,
        unsubscribeToken: 'x'.repeat(43),
        name: no % 2 === 0 ? undefined : '\u{20000}'.repeat(40),
      }));
      const body = mailBytes({
        issueId: '2023-10',
        runId: '018b8f4e-7c00-7000-8000-000000000002',
        batchNo: 1_000_000,
        attempt: 1,
        tier: 'public',
        at: new Date(0),
        message: mail,
        recipients,
      });
      expect(body.length).toBeLessThanOrEqual(requestBytesBound(mail, count));
    }),
  );
});

test('the largest batch fits, and one recipient more does not', () => {
  fc.assert(
    fc.property(message, fc.integer({ min: 0, max: 2_000_000 }), (mail, maxBytes) => {
      const most = largestBatch(mail, { batchSize: 1000, maxBytes });
      if (most > 0) expect(requestBytesBound(mail, most)).toBeLessThanOrEqual(maxBytes);
      if (most < 1000) expect(requestBytesBound(mail, most + 1)).toBeGreaterThan(maxBytes);
      expect(most).toBeLessThanOrEqual(1000);
    }),
  );
});

test('a usual issue of 100 KB fills a batch of 1000 within 30 MB', () => {
  const usual: Message = {
    from: { name: 'The Roundup', address: 'news@example.com' },
    replyTo: undefined,
    subject: 'Age-old infra patterns',
    html: '<p>ü</p>'.repeat(11_500),
    text: 'text '.repeat(8000),
    listId: 'news.example.com',
    unsubscribeUrl: `https://example.com/u/${UNSUBSCRIBE_TOKEN_TAG}`,
    unsubscribeMailto: 'mailto:news@example.com?subject=unsubscribe',
    nameFallbacks: ['friend'],
  };
  expect(largestBatch(usual, { batchSize: 1000, maxBytes: 30_000_000 })).toBe(1000);
});
