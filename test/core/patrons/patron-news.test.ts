/** What waits in the inbox of a source's word: it comes back as it was told, and holds nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  memberTold,
  newsToAsk,
  newsTold,
  patronNewsSchema,
} from '../../../src/core/patrons/patron-news.ts';
import type { SourceMember } from '../../../src/core/patrons/source-member.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const time = fc.option(fc.date({ noInvalidDate: true }), { nil: undefined });
const member: fc.Arbitrary<SourceMember> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 100 }),
  address: fc.option(fc.record({ spelling: text, key: text }), { nil: undefined }),
  name: fc.option(text, { nil: undefined }),
  tierTitle: fc.option(text, { nil: undefined }),
  monthlyCents: fc.option(fc.nat(), { nil: undefined }),
  standing: fc.constantFrom('entitled', 'declined', 'ended'),
  since: time,
  expiresAt: time,
  toldAt: time,
});

test('a member comes back from the inbox as they were told', () => {
  fc.assert(
    fc.property(member, (told) => {
      const news = patronNewsSchema.parse(JSON.parse(JSON.stringify(newsTold(told))));
      expect(news.kind === 'told' ? memberTold(news) : undefined).toEqual(told);
    }),
  );
});

test('what is too long to be anything is not understood', () => {
  const long = 'x'.repeat(301);
  expect(newsToAsk(long)).toMatchObject({ kind: 'nothing' });
  expect(newsToAsk('')).toMatchObject({ kind: 'nothing' });
  expect(newsTold({ id: 'a', name: long, standing: 'entitled' })).toMatchObject({
    kind: 'nothing',
  });
});
