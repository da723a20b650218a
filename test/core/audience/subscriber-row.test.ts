import { describe, expect, test } from 'vitest';
import { recogniseList } from '../../../src/core/audience/recognise-list.ts';
import {
  readSubscriberRow,
  type SubscriberRow,
} from '../../../src/core/audience/subscriber-row.ts';

function read(header: readonly string[], ...cells: readonly string[]): SubscriberRow {
  const recognition = recogniseList(header, { fileName: 'readers.csv', map: {} });
  if (!recognition.sure) throw new Error(recognition.doubt);
  return readSubscriberRow({ line: 2, cells }, recognition.list);
}

describe('columns', () => {
  test.each([
    'email',
    'Email Address',
    'E-Mail',
    'EMAIL_ADDRESS',
    'Emailadresse',
    'E-Mail-Adresse',
    'Adresse e-mail',
    'Dirección de correo electrónico',
    'Sähköpostiosoite',
  ])('“%s” is the e-mail column', (name) => {
    expect(read(['id', name], '7', 'ada@example.com')).toMatchObject({
      kind: 'subscriber',
      address: { key: 'ada@example.com' },
    });
  });

  test.each([
    [['email', 'name'], ['Ada Osei']],
    [
      ['email', 'First Name', 'Last Name'],
      ['Ada', 'Osei'],
    ],
    [
      ['email', 'Last Name', 'First Name'],
      ['Osei', 'Ada'],
    ],
    [
      ['email', 'First Name', 'Last Name'],
      ['', 'Ada Osei'],
    ],
    [
      ['email', 'Name', 'First Name'],
      ['Ada Osei', 'Ada'],
    ],
  ])('a name from %j', (header, cells) => {
    expect(read(header, 'ada@example.com', ...cells)).toMatchObject({ name: 'Ada Osei' });
  });

  test.each([
    ['VIP,beta', ['VIP', 'beta']],
    ['corporate; nyc;nyc', ['corporate', 'nyc']],
    ['"VIP","beta test"', ['VIP', 'beta test']],
    ['', []],
  ])('tags from %j', (cell, tags) => {
    expect(read(['email', 'TAGS'], 'ada@example.com', cell)).toMatchObject({ tags });
  });
});

describe('people who want no mail', () => {
  test.each([
    ['status', 'unsubscribed', 'unsubscribed'],
    ['status', 'Cleaned', 'bounced'],
    ['Status', 'blocklisted', 'unsubscribed'],
    ['state', 'cancelled', 'unsubscribed'],
    ['state', 'complained', 'complained'],
    ['subscriber_type', 'unsubscribed', 'unsubscribed'],
    ['unsubscribed_at', '2024-01-01 00:00:00 UTC', 'unsubscribed'],
    ['unsubscription_date', '2024-04-08', 'unsubscribed'],
    ['bounced_at', 'some time', 'bounced'],
    ['email_disabled', 'true', 'unsubscribed'],
    ['email_disabled', 'TRUE', 'unsubscribed'],
    ['subscribed_to_emails', 'false', 'unsubscribed'],
    ['Subscribed', 'no', 'unsubscribed'],
  ])('%s = %s: left', (column, cell, reason) => {
    expect(read(['email', column], 'ada@example.com', cell)).toMatchObject({
      kind: 'left',
      address: { key: 'ada@example.com' },
      reason,
    });
  });

  test.each([
    ['status', 'pending'],
    ['status', 'inactive'],
    ['state', 'unconfirmed'],
    ['Accepts Marketing', 'no'],
  ])('%s = %s: never agreed, so they are not suppressed either', (column, cell) => {
    expect(read(['email', column], 'ada@example.com', cell)).toMatchObject({
      kind: 'not-subscribed',
      address: { key: 'ada@example.com' },
    });
  });

  test('of several signs the gravest decides, and the latest time counts', () => {
    const header = ['email', 'status', 'bounced_at', 'unsubscribed_at'];
    const cells = ['ada@example.com', 'active', '2024-01-02T03:04:05+01:00', '2023-06-06 12:56:15'];
    expect(read(header, ...cells)).toMatchObject({
      reason: 'unsubscribed',
      leftAt: new Date('2024-01-02T02:04:05Z'),
    });
  });

  test.each([
    ['2024-04-08 17:09:32.596959+00:00', '2024-04-08T17:09:32.596Z'],
    ['2024-03-13 00:03:09.183465 +0000 UTC', '2024-03-13T00:03:09.183Z'],
    ['2024-01-01 00:00:00 UTC', '2024-01-01T00:00:00.000Z'],
    ['2018-08-27T15:06:27.713Z', '2018-08-27T15:06:27.713Z'],
    ['2024-04-08', '2024-04-08T00:00:00.000Z'],
    ['2024-13-41 99:99:99', undefined],
    ['last spring', undefined],
  ])('%s is when they left: %s', (cell, time) => {
    expect(read(['email', 'unsubscribed_at'], 'ada@example.com', cell)).toMatchObject({
      leftAt: time === undefined ? undefined : new Date(time),
    });
  });

  test.each([
    ['status', 'active'],
    ['status', 'Subscribed'],
    ['status', ''],
    ['state', 'California'],
    ['subscriber_type', 'regular'],
    ['unsubscribed_at', ''],
    ['unsubscribed_at', 'null'],
    ['email_disabled', 'false'],
    ['subscribed_to_emails', 'true'],
  ])('others do: %s = %j', (column, cell) => {
    expect(read(['email', column], 'ada@example.com', cell)).toMatchObject({ kind: 'subscriber' });
  });

  test.each([
    ['status', 'snoozed'],
    ['email_disabled', 'perhaps'],
    ['subscribed_to_emails', '2024-01-01'],
  ])('an unknown word is asked about: %s = %s', (column, cell) => {
    expect(read(['email', column], 'ada@example.com', cell)).toMatchObject({
      kind: 'problem',
      problem: { id: 'row-status-unknown', line: 2, column },
    });
  });

  test('a row that ends before the column that would say so is a problem', () => {
    expect(read(['email', 'name', 'status'], 'ada@example.com', 'Ada')).toMatchObject({
      kind: 'problem',
      problem: { id: 'row-cells-missing', column: 'status' },
    });
  });

  test('their broken address is no problem', () => {
    expect(read(['email', 'status'], 'not-an-email', 'unsubscribed')).toEqual({ kind: 'nobody' });
  });
});

describe('problems', () => {
  test.each([
    ['', 'row-address-missing'],
    ['not-an-email', 'row-address-malformed'],
    ['a\u{200b}da@example.com', 'row-address-invisible'],
    ['ada@example', 'row-address-domain'],
    [`${'a'.repeat(65)}@example.com`, 'row-address-too-long'],
    ['ada@example.com\nBcc: eve@example.com', 'row-address-invisible'],
  ])('address %j', (cell, id) => {
    const row = read(['E-Mail'], cell);
    expect(row).toMatchObject({ kind: 'problem', problem: { id, line: 2, column: 'E-Mail' } });
  });

  test('a name of two lines', () => {
    expect(read(['email', 'name'], 'ada@example.com', 'Ada\r\nBcc: eve@example.com')).toMatchObject(
      {
        problem: { id: 'row-name-unreadable', column: 'name' },
      },
    );
  });

  test.each(['x'.repeat(101), 'a\nb', Array.from({ length: 51 }, (_, no) => no).join()])(
    'tags that are too many, too long or of two lines',
    (cell) => {
      expect(read(['email', 'tags'], 'ada@example.com', cell)).toMatchObject({
        problem: { id: 'row-tags-unreadable', column: 'tags' },
      });
    },
  );
});

test('a pause of our own list is taken over; one that cannot be read stops the row', () => {
  const header = ['address', 'name', 'state', 'tags', 'tier', 'created_at', 'paused_until'];
  const of = (...cells: string[]) =>
    read(header, 'ada@example.com', '', 'active', '', '', '', ...cells);
  const pausedUntil = new Date('2024-02-29T12:00:00Z');
  expect(of('2024-02-29T12:00:00.000Z')).toMatchObject({ kind: 'subscriber', pausedUntil });
  expect(of('')).toMatchObject({ kind: 'subscriber', pausedUntil: undefined });
  for (const cell of ['soon', '2024-13-45']) {
    expect(of(cell)).toMatchObject({
      kind: 'problem',
      problem: { id: 'row-status-unknown', line: 2, column: 'paused_until' },
    });
  }
  expect(of()).toMatchObject({ kind: 'problem', problem: { id: 'row-cells-missing' } });
  // Elsewhere a pause is another matter.
  const theirs = read(['email', 'paused_until'], 'ada@example.com', '2030-01-01');
  expect(theirs).toMatchObject({ kind: 'subscriber', pausedUntil: undefined });
});
