/** Mails are found in files of every form, and their heads are read as another reader reads them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { expect, test } from 'vitest';
import { eventFiles } from '../../../src/adapters/event-files/event-files.ts';
import { decodeWords } from '../../../src/adapters/event-files/encoded-words.ts';
import { MailTexts } from '../../../src/adapters/event-files/mail-texts.ts';
import type { EventPiece } from '../../../src/core/events/event-piece.ts';
import { collect } from '../../fakes/collect.ts';
import { scratchFolder } from '../../fakes/scratch-store.ts';

function mailsIn(text: string, form: 'one-mail' | 'mbox', size = text.length || 1): EventPiece[] {
  const mails = new MailTexts(form);
  const found: EventPiece[] = [];
  for (let at = 0; at < text.length; at += size) {
    found.push(...mails.push(text.slice(at, at + size)));
  }
  return [...found, ...mails.end()];
}

const subjects = (pieces: readonly EventPiece[]) =>
  pieces.map((piece) => ('mail' in piece ? piece.mail.headers.get('subject')?.[0] : piece));

test('a mail that nodemailer writes is read as mailparser reads it', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(text, text, async (subject, name) => {
      const composer = new MailComposer({
        from: { name, address: 'ada@example.com' },
        subject,
        text: 'unsubscribe\nplease',
      });
      const source = await composer.compile().build();
      const [piece] = mailsIn(source.toString('latin1'), 'one-mail', 7);
      const parsed = await simpleParser(source);
      if (piece === undefined || !('mail' in piece)) throw new Error('no mail');
      const squeezed = (value: string | undefined) => (value ?? '').replace(/\s+/g, ' ').trim();
      expect(squeezed(piece.mail.headers.get('subject')?.[0])).toBe(squeezed(parsed.subject));
      expect(piece.mail.opening.split(/\r?\n/)[0]).toBe('unsubscribe');
    }),
    { numRuns: 100 },
  );
});

/** https://datatracker.ietf.org/doc/html/rfc2047#section-8 */
test.each([
  ['=?ISO-8859-1?Q?a?=', 'a'],
  ['=?ISO-8859-1?Q?a?= b', 'a b'],
  ['=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=', 'ab'],
  ['=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=', 'ab'],
  ['=?ISO-8859-1?Q?a_b?=', 'a b'],
  ['=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=', 'a b'],
  ['=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?=', 'Keld Jørn Simonsen'],
  ['=?utf-8*en?b?dW5zdWJzY3JpYmU=?=', 'unsubscribe'],
  ['=?utf-8?B?w6TD?= =?UTF-8?B?tg==?=', 'äö'],
  ['=?x-unknown?Q?caf=E9?=', 'café'],
  ['=?utf-8?Q?unended', '=?utf-8?Q?unended'],
  ['=?utf-8?X?a?=', '=?utf-8?X?a?='],
])('%s is %j', (encoded, text) => {
  expect(decodeWords(encoded)).toBe(text);
});

test('fields are unfolded, bytes beyond ASCII read, and what is no field left out', () => {
  const head = [
    'Received: one;\r\n\tThu, 2 Nov 2023 08:30:00 +0000',
    'RECEIVED: two',
    'no field at all',
    'Subject : un\r\n subscribe',
    `From: ${Buffer.from('Zoë').toString('latin1')} <zoe@example.com>`,
    'X-Old: caf\xe9',
  ];
  const [piece] = mailsIn(`${head.join('\r\n')}\r\n\r\nbody\r\n`, 'one-mail');
  if (piece === undefined || !('mail' in piece)) throw new Error('no mail');
  expect(piece).toMatchObject({ line: 1, mail: { opening: 'body' } });
  expect([...piece.mail.headers]).toEqual([
    ['received', ['one;\tThu, 2 Nov 2023 08:30:00 +0000', 'two']],
    ['subject', ['un subscribe']],
    ['from', ['Zoë <zoe@example.com>']],
    ['x-old', ['café']],
  ]);
});

const separator = 'From ada@example.com Thu Nov  2 08:30:00 2023';
const mbox = [
  separator,
  'Subject: one',
  '',
  'From here on it is not easy, at 10:00 on',
  'From ada@example.com Thu Nov  2 08:30:00 2023',
  '',
  `>${separator}`,
  'Subject: quoted',
  '',
  'From MAILER-DAEMON Fri Nov  3 09:00:00 2023',
  'Subject: two',
  '',
  '',
  'From 1780000000@xxx Fri Nov 03 09:00:00 +0000 2023',
  'Subject: three',
  '',
];

test.each(['\n', '\r\n'])('an mbox is parted at its separators alone, with ends %j', (end) => {
  const text = mbox.join(end);
  for (const size of [1, 5, text.length]) {
    const pieces = mailsIn(text, 'mbox', size);
    expect(subjects(pieces)).toEqual(['one', 'two', 'three']);
    expect(pieces.map(({ line }) => line)).toEqual([1, 10, 14]);
    const [first] = pieces;
    expect(first !== undefined && 'mail' in first && first.mail.opening.split('\n')).toEqual([
      'From here on it is not easy, at 10:00 on',
      separator,
      '',
      separator,
      'Subject: quoted',
      '',
    ]);
  }
});

test('of a mail only its first lines are kept, however long it is', () => {
  const head = `Subject: one\nX-Long: ${'x'.repeat(1_000_000)}\n`;
  const body = Array.from({ length: 50_000 }, (_, line) => `line ${line}`).join('\n');
  const [piece] = mailsIn(`${head}\n${body}`, 'one-mail', 65_536);
  if (piece === undefined || !('mail' in piece)) throw new Error('no mail');
  expect(piece.mail.headers.get('x-long')?.[0]?.length).toBeLessThan(5_000);
  expect(piece.mail.opening).toMatch(/^line 0\nline 1\n/);
  expect(piece.mail.opening.length).toBeLessThan(1_000);
});

test('a body in base64 is decoded', () => {
  const body = Buffer.from('unsubscribe TOKEN\n').toString('base64');
  const head = 'Subject: x\nContent-Transfer-Encoding: BASE64\n';
  const [piece] = mailsIn(`${head}\n${body}\n`, 'one-mail');
  expect(piece).toMatchObject({ mail: { opening: 'unsubscribe TOKEN\n' } });
});

test('a file’s form is told by its name, its beginning or its folders', async () => {
  const folder = scratchFolder();
  const at = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const eml = at('one.EML', 'Subject: one\n\n');
  const box = at('unnamed', mbox.join('\n'));
  expect(subjects(await collect(eventFiles.open(eml)))).toEqual(['one']);
  expect(subjects(await collect(eventFiles.open(box)))).toEqual(['one', 'two', 'three']);
  const maildir = join(folder, 'Maildir');
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, name), { recursive: true });
  writeFileSync(join(maildir, 'cur', '1.a:2,S'), 'Subject: read\n\n');
  writeFileSync(join(maildir, 'new', '2.b'), 'Subject: new\n\n');
  writeFileSync(join(maildir, 'tmp', '3.c'), 'Subject: half\n\n');
  writeFileSync(join(maildir, 'new', '.hidden'), 'Subject: hidden\n\n');
  const pieces = await collect(eventFiles.open(maildir));
  expect(subjects(pieces)).toEqual(['read', 'new']);
  expect(pieces.map(({ line }) => line)).toEqual([1, 2]);
});
