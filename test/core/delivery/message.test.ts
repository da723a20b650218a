/** The headers of one recipient's copy. */
import { expect, test } from 'vitest';
import { messageFacts } from '../../../src/core/delivery/message-facts.ts';
import { listHeaders, messageOf } from '../../../src/core/delivery/message.ts';
import { edition, facts } from '../../workflows/publication.ts';

const recipient = {
  subscriberId: 'id',
  address: 'ada@example.com',
  unsubscribeToken: 'token',
  name: undefined,
};

test('the list headers carry the recipient’s own address', () => {
  const message = messageOf(edition('public'), facts);
  expect(listHeaders(message, recipient)).toEqual({
    'List-Unsubscribe':
      '<https://example.com/u/token>, <mailto:news@example.com?subject=unsubscribe%20token>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': '<news.example.com>',
  });
});

test('both ways out of a newsletter carry the token of the reader', () => {
  const author = { name: 'Ada' };
  const config = {
    url: 'https://ada.example.com',
    author,
    sender: { address: 'letters@ada.example.com', replyTo: 'ada@example.com' },
    server: {},
  };
  const message = messageOf(edition('public'), messageFacts(config));
  expect(listHeaders(message, recipient)['List-Unsubscribe']).toBe(
    '<https://ada.example.com/u/token>, <mailto:ada@example.com?subject=unsubscribe%20token>',
  );
});
