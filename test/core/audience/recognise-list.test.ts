import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeColumnMap, parseColumnMap } from '../../../src/core/audience/column-map.ts';
import {
  doubtFailure,
  recogniseList,
  type RecognisedList,
} from '../../../src/core/audience/recognise-list.ts';
import {
  readSubscriberRow,
  type SubscriberRow,
} from '../../../src/core/audience/subscriber-row.ts';
import { collect } from '../../fakes/collect.ts';
import { csvText } from '../../fakes/csv-text.ts';

const fixtures = new URL('../../fixtures/subscribers/', import.meta.url).pathname;

async function tableOf(path: string) {
  return csvText(readFileSync(path), path);
}

async function rowsOf(file: string, fileName = file, map = {}) {
  const table = await tableOf(`${fixtures}${file}`);
  const recognition = recogniseList(table.header, { fileName, map });
  if (!recognition.sure) throw new Error(recognition.doubt);
  const rows = await collect(table.rows);
  return {
    list: recognition.list,
    rows: rows.map((row) =>
      'cells' in row ? brief(readSubscriberRow(row, recognition.list)) : row.id,
    ),
  };
}

/** A row as one line, to be compared at a glance. */
function brief(row: SubscriberRow): string {
  if (row.kind === 'subscriber') {
    return ['+', row.address.key, row.name, ...row.tags]
      .filter((part) => part !== undefined)
      .join(' ');
  }
  if (row.kind === 'left') {
    return ['-', row.address.key, row.reason, row.leftAt?.toISOString().slice(0, 10)]
      .filter((part) => part !== undefined)
      .join(' ');
  }
  return row.kind === 'not-subscribed' ? `0 ${row.address.key}` : row.kind;
}

const ada = 'ada.osei@example.com';
const bo = 'b.tan@example.com';
const zoe = 'zoe@example.com';

describe('exports', () => {
  test.each([
    [
      'ghost-members.csv',
      'ghost',
      [`+ ${ada} Ada Osei VIP beta`, `+ ${zoe} Zoë Lindqvist`, `- ${bo} unsubscribed`],
    ],
    ['ghost-import-template.csv', 'ghost', [`+ ${ada} Ada Osei VIP beta`]],
    ['substack-email_list.csv', 'substack', [`+ ${ada}`, `+ ${zoe}`, `- ${bo} unsubscribed`]],
    ['substack-dashboard-2024.csv', 'substack', [`+ ${ada} Ada Osei`]],
    ['substack-legacy-signup_emails.csv', 'substack', [`+ ${ada}`]],
    ['substack-legacy-subscriber_emails.csv', 'substack', [`+ ${ada}`]],
    ['mailchimp-subscribed.csv', 'mailchimp', [`+ ${ada} Ada Osei VIP beta`]],
    ['mailchimp-unsubscribed.csv', 'mailchimp', [`- ${bo} unsubscribed 2023-06-06`]],
    ['mailchimp-cleaned.csv', 'mailchimp', ['- gone@example.com bounced 2020-03-23']],
    [
      'buttondown-subscribers.csv',
      'buttondown',
      [`+ ${ada} corporate nyc`, `- ${bo} unsubscribed 2024-04-08`],
    ],
    [
      'beehiiv-subscribers.csv',
      'beehiiv',
      [`+ ${ada} Ada Osei`, `- ${bo} unsubscribed 2024-01-01`],
    ],
    ['listmonk-export.csv', 'listmonk', [`+ ${ada} Ada Osei`]],
    ['listmonk-import.csv', 'listmonk', [`+ ${ada} Ada Osei`]],
    ['edge-bom-semicolon.csv', 'table', [`+ ${ada} Zoë`]],
    ['edge-localised-header.csv', 'table', [`+ ${ada} Ada`]],
    ['edge-dupes-bad.csv', 'table', [`+ ${ada}`, `+ ${ada}`, 'problem', 'row-quote']],
  ])('%s', async (file, source, rows) => {
    const read = await rowsOf(file);
    expect(read.list.source.id).toBe(source);
    expect(read.rows).toEqual(rows);
  });

  test('a Mailchimp row of a list of those who left has left, whatever its cells say', async () => {
    const header = 'Email Address,MEMBER_RATING,OPTIN_TIME,UNSUB_TIME,LEID,EUID,TAGS'.split(',');
    expect(readFrom(header, ['bo@example.com', '2', '', '', '1', 'a', ''])).toMatchObject({
      kind: 'left',
      reason: 'unsubscribed',
      leftAt: undefined,
    });
  });

  test('Mailchimp’s own columns are known in every language of the others', () => {
    const header = 'Adres poczty,Imię,MEMBER_RATING,OPTIN_TIME,LEID,EUID,NOTES,TAGS'.split(',');
    expect(
      readFrom(header, ['bo@example.com', 'Bo', '2', '', '1', 'a', '', '"VIP"']),
    ).toMatchObject({
      kind: 'subscriber',
      tags: ['VIP'],
    });
  });

  test('Mailchimp’s list of those who only bought is known by the file’s name alone', async () => {
    const name = 'nonsubscribed_members_export_0a1b.csv';
    expect((await rowsOf('mailchimp-subscribed.csv', name)).rows).toEqual([`0 ${ada}`]);
  });

  test.each([
    ['regular', 'subscriber'],
    ['premium', 'subscriber'],
    ['paused', 'subscriber'],
    ['past_due', 'subscriber'],
    ['unactivated', 'not-subscribed'],
    ['spammy', 'not-subscribed'],
    ['removed', 'left'],
  ])('Buttondown’s “%s” is %s', (word, kind) => {
    const header = ['id', 'email', 'subscriber_type', 'creation_date', 'metadata'];
    expect(readFrom(header, ['1', 'bo@example.com', word, '', "{'a': 'b'}"]).kind).toBe(kind);
  });

  test('“inactive” is somebody who left beehiiv, and elsewhere may never have confirmed', () => {
    const header = ['email', 'status', 'tier', 'created_at', 'unsubscribed_at'];
    expect(readFrom(header, ['bo@example.com', 'inactive', 'free', '', '']).kind).toBe('left');
    expect(readFrom(['email', 'status'], ['bo@example.com', 'inactive']).kind).toBe(
      'not-subscribed',
    );
  });

  test('Substack’s table of posts is no list, and the right file is named', async () => {
    const { header } = await tableOf(`${fixtures}substack-posts.csv`);
    expect(() => recogniseList(header, { fileName: 'posts.csv', map: {} })).toThrow(
      expect.objectContaining({
        id: 'table-of-posts',
        remedy: expect.stringContaining('email_list'),
      }),
    );
  });
});

describe('doubts', () => {
  test('Kit’s columns are shown, guessed, and taken when they are said', async () => {
    const file = 'kit-subscribers.UNVERIFIED.csv';
    const { header } = await tableOf(`${fixtures}${file}`);
    const recognition = recogniseList(header, { fileName: file, map: {} });
    if (recognition.sure) throw new Error('It should not be sure.');
    const failure = doubtFailure(recognition, header);
    expect(failure).toMatchObject({ id: 'table-unsure', kind: 'content' });
    expect(failure.message).toContain('The header has “id”, “first_name”, “email”');
    const line = '--map email=email,name=first_name,tags=tags,state=state';
    expect(failure.remedy).toBe(`Say which column holds what: ${line}`);
    const map = parseColumnMap(line.slice('--map '.length));
    expect((await rowsOf(file, file, map)).rows).toEqual([
      `+ ${ada} Ada VIP beta`,
      `- ${bo} unsubscribed`,
    ]);
  });

  test.each([
    [['Handle', 'Name'], 'table-without-email', '--map email=COLUMN,name=Name'],
    [['Contact e-mail', 'Name'], 'table-without-email', "--map 'email=Contact e-mail,name=Name'"],
    [['Email', 'E-mail address'], 'table-with-two-emails', '--map email=Email'],
  ])('%j', (header, id, line) => {
    const failure = failureOf(header);
    expect(failure).toMatchObject({ id, kind: 'content' });
    expect(failure.remedy).toBe(`Say which column holds what: ${line}`);
  });

  test('a first line of data is not shown', () => {
    expect(failureOf(['Ada Osei', 'ada@example.com']).message).toBe(
      'No column is named like an e-mail address. The first line holds an address, so the file seems to have no header.',
    );
  });
});

describe('what the author says', () => {
  test('outweighs what is recognised', () => {
    const header = ['email', 'work', 'name', 'Full, formal name', 'status', 'Newsletter'];
    const map = { email: 'work', name: 'Full, formal name', state: 'newsletter' };
    const cells = ['a@example.com', 'b@example.com', 'A', 'Bo Tan', 'shipped', 'unsubscribed'];
    expect(readFrom(header, cells, map)).toMatchObject({
      kind: 'left',
      address: { key: 'b@example.com' },
    });
    expect(readFrom(header, cells, { ...map, state: '' })).toMatchObject({
      kind: 'subscriber',
      name: 'Bo Tan',
    });
  });

  test('is read from one word, commas in names included, and written so that a shell keeps it', () => {
    const map = parseColumnMap('email=Mail, private,name=,tags=A=B');
    expect(map).toEqual({ email: 'Mail, private', name: '', tags: 'A=B' });
    expect(describeColumnMap(map)).toBe("--map 'email=Mail, private,name=,tags=A=B'");
    expect(describeColumnMap({ email: "Bo's mail" })).toBe(String.raw`--map 'email=Bo'\''s mail'`);
  });

  test.each(['email', 'mail=x', 'email=', 'name=x,', ''])('%j is refused', (text) => {
    const read = () => {
      const map = parseColumnMap(text);
      recogniseList(['email', 'name'], { fileName: 'x.csv', map });
    };
    expect(read).toThrow(expect.objectContaining({ kind: 'usage' }));
  });

  test('must name a column that is there', () => {
    expect(() => recogniseList(['email'], { fileName: 'x.csv', map: { tags: 'Tags' } })).toThrow(
      expect.objectContaining({ id: 'map-without-column', kind: 'usage' }),
    );
  });
});

const shared = new URL('../../../../shared/fixtures/subscribers/', import.meta.url).pathname;

test.skipIf(!existsSync(shared))('the shared samples are those of the fixtures (../shared)', () => {
  for (const file of readdirSync(shared)) {
    expect(readFileSync(`${fixtures}${file}`, 'utf8'), file).toBe(
      readFileSync(`${shared}${file}`, 'utf8'),
    );
  }
});

function readFrom(header: readonly string[], cells: readonly string[], map = {}): SubscriberRow {
  return readSubscriberRow({ line: 2, cells }, sure(header, map));
}

function sure(header: readonly string[], map: Record<string, string>): RecognisedList {
  const recognition = recogniseList(header, { fileName: 'list.csv', map });
  if (!recognition.sure) throw new Error(recognition.doubt);
  return recognition.list;
}

function failureOf(header: readonly string[]) {
  const recognition = recogniseList(header, { fileName: 'list.csv', map: {} });
  if (recognition.sure) throw new Error('It should not be sure.');
  return doubtFailure(recognition, header);
}
