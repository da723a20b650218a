import { describe, expect, test } from 'vitest';
import {
  readSubscriberRow,
  subscriberColumns,
  type SubscriberRow,
} from '../../../src/core/audience/subscriber-row.ts';
import { Failure } from '../../../src/core/failure.ts';

function read(header: readonly string[], ...cells: readonly string[]): SubscriberRow {
  return readSubscriberRow({ line: 2, cells }, subscriberColumns(header));
}

function failureOf(header: readonly string[]): Failure {
  try {
    subscriberColumns(header);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('This should have failed.');
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

  test('a header without one is shown, with what to do', () => {
    expect(failureOf(['Handle', 'Name'])).toMatchObject({
      kind: 'content',
      id: 'table-without-email',
      message: 'No column is named like an e-mail address. The header has “Handle”, “Name”.',
      remedy: 'Name the column of addresses “email” in the first line of the file.',
    });
  });

  test('a first line of data is not shown', () => {
    expect(failureOf(['Ada Osei', 'ada@example.com']).message).toBe(
      'No column is named like an e-mail address. The first line holds an address, so the file seems to have no header.',
    );
  });

  test('two of them are one too many', () => {
    expect(failureOf(['Email', 'E-mail address'])).toMatchObject({ id: 'table-with-two-emails' });
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
    ['status', 'unsubscribed'],
    ['status', 'Cleaned'],
    ['Status', 'blocklisted'],
    ['state', 'cancelled'],
    ['subscriber_type', 'unsubscribed'],
    ['unsubscribed_at', '2024-01-01 00:00:00 UTC'],
    ['unsubscription_date', '2024-04-08'],
    ['UNSUB_TIME', '2023-06-06 12:56:15'],
    ['CLEAN_TIME', '2020-03-23 17:30:05'],
    ['email_disabled', 'true'],
    ['email_disabled', 'TRUE'],
    ['subscribed_to_emails', 'false'],
    ['Subscribed', 'no'],
  ])('%s = %s', (column, cell) => {
    expect(read(['email', column], 'ada@example.com', cell)).toMatchObject({
      kind: 'not-subscribed',
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
    expect(read(['email', 'status'], 'not-an-email', 'unsubscribed')).toEqual({
      kind: 'not-subscribed',
      address: undefined,
    });
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
