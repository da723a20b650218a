/** Events are found however a file holds them, and what is broken harms nothing else. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventFiles } from '../../../src/adapters/event-files/event-files.ts';
import { JsonObjects } from '../../../src/adapters/event-files/json-objects.ts';
import type { EventPiece } from '../../../src/core/events/event-piece.ts';
import { collect } from '../../fakes/collect.ts';
import { scratchFolder } from '../../fakes/scratch-store.ts';

/** The text in parts of any size. */
function piecesOf(text: string, size = text.length || 1): EventPiece[] {
  const objects = new JsonObjects();
  const found: EventPiece[] = [];
  for (let at = 0; at < text.length; at += size)
    found.push(...objects.push(text.slice(at, at + size)));
  return [...found, ...objects.end()];
}

const values = (pieces: readonly EventPiece[]) =>
  pieces.flatMap((piece) => ('value' in piece ? [piece.value] : []));
const places = (pieces: readonly EventPiece[]) =>
  pieces.map((piece) => ('id' in piece ? `${piece.line} ${piece.id}` : `${piece.line}`));

/** Objects whose texts try to look like the end of one. */
const events = fc.array(
  fc.dictionary(
    fc.stringMatching(/^[a-z]{1,4}$/),
    fc.oneof(
      fc.stringMatching(/^[{}[\],:"\\\n\t é€𝄞a-z]{0,12}$/u),
      fc.integer(),
      fc.constant({ index: 0, type: '}' }),
    ),
    { noNullPrototype: true },
  ),
  { maxLength: 8 },
);

const layouts: Readonly<Record<string, (list: readonly unknown[]) => string>> = {
  'one array': (list) => JSON.stringify(list),
  'an array with indents': (list) => JSON.stringify(list, null, 2),
  'one event a line': (list) => list.map((one) => `${JSON.stringify(one)}\n`).join(''),
  'lines that end as Windows has it': (list) => list.map((one) => JSON.stringify(one)).join('\r\n'),
  'one request a line': (list) => list.map((one) => `${JSON.stringify([one])}\n\n`).join(''),
  'as SendGrid posts them': (list) =>
    `[${list.map((one) => JSON.stringify(one)).join(',\r\n')}]\r\n`,
};

test.each(Object.entries(layouts))('%s', (_name, write) => {
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 40 }), (list, size) => {
      const pieces = piecesOf(write(list), size);
      expect(values(pieces)).toEqual(list);
      expect(pieces).toEqual(piecesOf(write(list)));
    }),
  );
});

describe('what is broken is named by the line on which it begins', () => {
  test.each([
    ['{"a":1}\n{"a":\n{"a":3}\n', ['1', '2 event-not-json', '3']],
    ['{"a":1}\n{"a":"x\n{"a":3}\n', ['1', '2 event-not-json', '3']],
    ['{"a":1}\n{a:2}\n{"a":3}\n', ['1', '2 event-not-json', '3']],
    ['[{"a":1},{a:2},{"a":3}]', ['1', '1 event-not-json', '1']],
    ['{"a":1}\n"text"\n{"a":3}\n', ['1', '2 event-not-json', '3']],
    ['{"a":1}\nemail,event\n{"a":3}', ['1', '2 event-not-json', '3']],
    ['[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n', ['2', '5']],
    ['{"a":1}}\n{"a":2}\n', ['1', '1 event-not-json', '2']],
    ['', []],
    ['\n[ ]\n', []],
    ['{', ['1 event-not-json']],
  ])('%j', (text, expected) => {
    for (const size of [1, 3, 100]) expect(places(piecesOf(text, size))).toEqual(expected);
  });

  test('also when it has no end', () => {
    const long = `{"a":"${'x'.repeat(70_000)}"}`;
    for (const size of [1_000, 65_536, 1_000_000]) {
      expect(places(piecesOf(`{"a":1}\n${long}\n{"a":3}\n`, size))).toEqual([
        '1',
        '2 event-too-long',
        '3',
      ]);
    }
  });
});

function fileOf(content: string | Uint8Array): string {
  const path = join(scratchFolder(), 'events.json');
  writeFileSync(path, content);
  return path;
}

test('a file is read with a byte order mark, and characters that lie on the edge of two parts', async () => {
  const list = Array.from({ length: 4_000 }, (_, number) => ({ number, name: 'Ünïcödé 𝄞' }));
  const path = fileOf(`\ufeff${list.map((one) => JSON.stringify(one)).join('\n')}`);
  expect(values(await collect(eventFiles.open(path)))).toEqual(list);
});

test.each([
  ['events-not-utf8', fileOf.bind(undefined, Buffer.from('{"a":"\xe9"}', 'latin1'))],
  ['events-not-json', fileOf.bind(undefined, 'email,event\n'.repeat(1_001))],
  ['events-unreadable', () => join(scratchFolder(), 'missing.json')],
  [
    'events-unreadable',
    () => {
      const path = join(scratchFolder(), 'folder');
      mkdirSync(path);
      return path;
    },
  ],
])('%s', async (id, make) => {
  await expect(collect(eventFiles.open(make()))).rejects.toMatchObject({ id });
});
