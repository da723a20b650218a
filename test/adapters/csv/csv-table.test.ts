import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '../../../src/adapters/csv/csv-source.ts';
import { csvTables, MAX_CELL_CHARS, openCsv } from '../../../src/adapters/csv/csv-table.ts';
import { Failure } from '../../../src/core/failure.ts';
import { collect } from '../../fakes/collect.ts';
import { csvText } from '../../fakes/csv-text.ts';
import { scratchFolder } from '../../fakes/scratch-store.ts';

async function read(text: string | Buffer, pieceBytes?: number) {
  const table = await csvText(text, 'readers.csv', pieceBytes);
  return { header: table.header, rows: await collect(table.rows) };
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error;
  throw new Error('This should have failed.');
}

describe('dialects', () => {
  test.each([
    ['comma', 'email,name\na@example.com,Ada\n'],
    ['semicolon', 'email;name\na@example.com;Ada\n'],
    ['tab', 'email\tname\na@example.com\tAda\n'],
    ['CRLF', 'email,name\r\na@example.com,Ada\r\n'],
    ['CR alone', 'email,name\ra@example.com,Ada\r'],
    ['no newline at the end', 'email,name\na@example.com,Ada'],
    ['a byte order mark', '\u{feff}email,name\na@example.com,Ada\n'],
    ['quotes', '"email","name"\n"a@example.com","Ada"\n'],
    ['a blank line and a row of blanks', '\nemail,name\n\n , \na@example.com,Ada\n'],
  ])('reads %s', async (_, text) => {
    const { header, rows } = await read(text);
    expect(header).toEqual(['email', 'name']);
    expect(rows).toMatchObject([{ cells: ['a@example.com', 'Ada'] }]);
  });

  test('the header alone decides the delimiter', async () => {
    const { rows } = await read('email;name\na@example.com;"A, b, c, d, e"\n');
    expect(rows).toMatchObject([{ cells: ['a@example.com', 'A, b, c, d, e'] }]);
  });

  test('a header of one quoted column may hold a delimiter', async () => {
    expect((await read('"email; work",name\na@example.com,Ada\n')).header).toEqual([
      'email; work',
      'name',
    ]);
  });

  test('mixed line ends do not fold rows into each other', async () => {
    const { rows } = await read('email,name\r\na@example.com,A\nb@example.com,B\r\n');
    expect(rows.map((row) => row.line)).toEqual([2, 3]);
  });
});

describe('broken rows', () => {
  test('names the line where an unclosed quote begins, and reads what follows', async () => {
    const { rows } = await read(
      'email,name\na@example.com,"two\nlines"\n\nb@example.com,"open\nc@example.com,C\nd@example.com,"D"\n',
    );
    expect(rows).toMatchObject([
      { line: 2, cells: ['a@example.com', 'two\nlines'] },
      { line: 5, id: 'row-quote' },
      { line: 6, cells: ['c@example.com', 'C'] },
      { line: 7, cells: ['d@example.com', 'D'] },
    ]);
  });

  test('names an unclosed quote at the end of the file', async () => {
    const { rows } = await read('email\na@example.com\n"b@example.com\n');
    expect(rows).toMatchObject([{ line: 2 }, { line: 3, id: 'row-quote' }]);
  });

  test('names a quote in the middle of a cell', async () => {
    const { rows } = await read('email,name\na@example.com,Ada "A" Osei\nb@example.com,B\n');
    expect(rows).toMatchObject([{ line: 2, id: 'row-quote' }, { line: 3 }]);
  });

  test('takes a short row that spans lines for a quote that swallowed one', async () => {
    const { rows } = await read('email,a,b\na@example.com,"x\nb@example.com,"\n');
    expect(rows).toMatchObject([{ line: 2, id: 'row-quote' }]);
  });

  test('names cells without a column, unless they are empty', async () => {
    const { rows } = await read('email,name\na@example.com,Osei, Ada\nb@example.com,B,,\n');
    expect(rows).toMatchObject([{ line: 2, id: 'row-cells-extra' }, { line: 3 }]);
  });

  test('names a cell that is too long', async () => {
    const { rows } = await read(`email,note\na@example.com,${'x'.repeat(MAX_CELL_CHARS + 1)}\n`);
    expect(rows).toMatchObject([{ line: 2, id: 'row-cell-too-long', column: 'note' }]);
  });

  test('a quote that would swallow a large file costs one row', async () => {
    const rest = Array.from({ length: 40_000 }, (_, index) => `r${index}@example.com,R`);
    const { rows } = await read(`email,name\na@example.com,"open\n${rest.join('\n')}\n`);
    expect(rows).toHaveLength(40_001);
    expect(rows.filter((row) => 'id' in row)).toMatchObject([{ line: 2, id: 'row-quote' }]);
    expect(rows.at(-1)).toEqual({ line: 40_002, cells: ['r39999@example.com', 'R'] });
  });
});

describe('files that are no table', () => {
  test.each([
    ['table-empty', ''],
    ['table-empty', '\u{feff}\n\n'],
    [
      'table-not-utf8',
      Buffer.from('email,name\na@example.com,Ada\nz@example.com,Zo\u{eb}\n', 'latin1'),
    ],
    ['table-not-utf8', Buffer.from('\u{feff}email\na@example.com\n', 'utf16le')],
    ['table-header-broken', 'email,"name\na@example.com,A\n'],
  ])('%s', async (id, text) => {
    expect(await failureOf(read(text))).toMatchObject({ id, kind: 'content' });
  });

  test('says on which line the text stops being UTF-8', async () => {
    const text = Buffer.from('email,name\na@example.com,Ada\nz@example.com,Zo\u{eb}\n', 'latin1');
    expect((await failureOf(read(text))).message).toBe('readers.csv:3 is not UTF-8 text.');
  });

  test('gives up on a file whose quotes are broken throughout', async () => {
    const text = `email,name\n${'a@example.com,\\"A\\"\n'.repeat(1_002)}`;
    expect(await failureOf(read(text))).toMatchObject({ id: 'table-not-csv' });
  });

  test('a path that is no readable file', async () => {
    const folder = scratchFolder();
    for (const path of [folder, join(folder, 'absent.csv'), '/dev/null']) {
      expect(await failureOf(csvTables().open(path))).toMatchObject({
        id: 'table-unreadable',
        kind: 'usage',
      });
    }
  });

  test('a file that is too large', async () => {
    const path = join(scratchFolder(), 'readers.csv');
    writeFileSync(path, 'email\n');
    truncateSync(path, MAX_FILE_BYTES + 1);
    expect(await failureOf(csvTables().open(path))).toMatchObject({ id: 'table-too-large' });
  });

  test('a path that is one', async () => {
    const path = join(scratchFolder(), 'readers.csv');
    writeFileSync(path, 'email\na@example.com\n');
    expect((await csvTables().open(path)).header).toEqual(['email']);
  });
});

const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\r/g, ''));

test('what is written as CSV is read back, with the line of each row', async () => {
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 40 });
  const style = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    newline: fc.constantFrom('\n', '\r\n', '\n\n'),
    piece: fc.integer({ min: 1, max: 90 }),
  });
  await fc.assert(
    fc.asyncProperty(rows, style, async (written, { delimiter, newline, piece }) => {
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const header = ['email', 'b', 'c'].join(delimiter);
      const lines = written.map((cells) => cells.map(quote).join(delimiter));
      const read = await csvText([header, ...lines, ''].join(newline), 'x.csv', piece);
      let line = newline === '\n\n' ? 3 : 2;
      const expected = written.map((cells) => {
        const row = { line, cells };
        line += newline === '\n\n' ? 2 : 1;
        line += cells.join('').split('\n').length - 1;
        return row;
      });
      expect(await collect(read.rows)).toEqual(
        expected.filter(({ cells }) => cells.some((text) => text.trim() !== '')),
      );
    }),
  );
});

test('wherever a file is cut into pieces, the same is read', async () => {
  const mark = fc.constantFrom(
    'a',
    'é',
    '😀',
    ',',
    ',',
    '"',
    '""',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '\u{eb}',
  );
  const tail = fc.array(mark, { maxLength: 40 }).map((marks) => marks.join(''));
  const bytes = fc.tuple(tail, fc.boolean()).map(([text, isBroken]) => {
    const whole = Buffer.from(`email,b\nx@example.com,y\n${text}`);
    // Now and then a character is cut off, which is no UTF-8.
    return isBroken ? Buffer.concat([whole, Buffer.from([0xf0, 0x9f])]) : whole;
  });
  const outcome = async (text: Buffer, pieceBytes: number): Promise<unknown> => {
    try {
      return await read(text, pieceBytes);
    } catch (error) {
      if (error instanceof Failure) return error.message;
      throw error;
    }
  };
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (text, pieceBytes) => {
      expect(await outcome(text, pieceBytes)).toEqual(await outcome(text, 1_000_000));
    }),
    { numRuns: 1000 },
  );
});

test('a file that is left after its header stays open nowhere', async () => {
  let opened = 0;
  const table = await openCsv(async function* () {
    opened += 1;
    try {
      yield Buffer.from('email\na@example.com\n');
      yield Buffer.from('b@example.com\n');
    } finally {
      opened -= 1;
    }
  }, 'readers.csv');
  expect(opened).toBe(0);
  for await (const row of table.rows) {
    expect(row.line).toBe(2);
    break;
  }
  expect(opened).toBe(0);
});
