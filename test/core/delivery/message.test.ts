/** A recipient's personal parts. */
import { expect, test } from 'vitest';
import {
  listHeaders,
  messageOf,
  personalize,
  UNSUBSCRIBE_TOKEN_TAG,
} from '../../../src/core/delivery/message.ts';
import { edition, facts } from '../../workflows/publication.ts';

const recipient = { subscriberId: 'id', address: 'ada@example.com', unsubscribeToken: 'token' };

test('every tag is replaced by the token, as it is', () => {
  const text = `${UNSUBSCRIBE_TOKEN_TAG} and ${UNSUBSCRIBE_TOKEN_TAG}`;
  expect(personalize(text, recipient)).toBe('token and token');
});

test('the list headers carry the recipient’s own address', () => {
  const message = messageOf(edition('public'), facts);
  expect(listHeaders(message, recipient)).toEqual({
    'List-Unsubscribe':
      '<https://example.com/u/token>, <mailto:news@example.com?subject=unsubscribe>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': '<news.example.com>',
  });
});
