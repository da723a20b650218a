/** Triage: whatever keys are pressed, nothing is lost, and undo takes back exactly what was done. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLinkRecord } from '../../../src/core/link/link-record.ts';
import {
  beginTriage,
  linkInTriage,
  reloadInTriage,
  type TriageEvent,
  type TriageState,
  triageStep,
} from '../../../src/core/link/triage.ts';
import { writtenTags } from '../../../src/core/link/written-tags.ts';

const texts = ['a', 'b', 'c', 'd'].map((name, index) => {
  const text = `---
# A remark of the author's.
title:   'Title of ${name}'
url: https://example.com/${name}
added: 2023-10-0${index + 1}
tags: [ one,two ]   # kept
status: inbox
---
Comment on ${name}.
`;
  return { path: `links/2023/2023-10-0${index + 1}-${name}.md`, text };
});

function begin(): { state: TriageState; disk: Map<string, string> } {
  const records = texts.map((source) => {
    const record = readLinkRecord(source);
    if (!record.ok) throw new Error('The link is sound.');
    return record.value;
  });
  return {
    state: beginTriage(records),
    disk: new Map(texts.map(({ path, text }) => [path, text])),
  };
}

/** As a desk does: what is to be written is written before anything else happens. */
function press(table: { state: TriageState; disk: Map<string, string> }, event: TriageEvent): void {
  const path = table.state.paths[table.state.at];
  if (event.kind === 'edited' && path !== undefined) table.disk.set(path, event.text);
  const { state, write } = triageStep(table.state, event);
  if (write !== undefined) {
    expect(table.disk.get(write.path)).toBe(write.from);
    table.disk.set(write.path, write.to);
  }
  table.state = state;
}

const events: fc.Arbitrary<TriageEvent> = fc.oneof(
  fc.constantFrom<TriageEvent>(
    { kind: 'decided', status: 'ready' },
    { kind: 'decided', status: 'skipped' },
    { kind: 'later' },
    { kind: 'undone' },
    { kind: 'tagged', tags: ['three'] },
    { kind: 'tagged', tags: [] },
    { kind: 'edited', text: 'no link at all' },
    { kind: 'edited', text: texts[1]?.text ?? '' },
  ),
  fc.string().map((comment): TriageEvent => ({ kind: 'commented', comment })),
);

test('what the state says is on disk, after any sequence of actions', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 25 }), (sequence) => {
      const table = begin();
      for (const event of sequence) {
        press(table, event);
        expect(table.state.texts).toEqual(table.disk);
      }
    }),
    { numRuns: 150 },
  );
});

test('undo takes everything back to the byte, one action at a time', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 20 }), (sequence) => {
      const table = begin();
      const seen: { at: number; disk: Map<string, string> }[] = [];
      for (const event of sequence.filter(({ kind }) => kind !== 'undone')) {
        const before = { at: table.state.at, disk: new Map(table.disk) };
        const { steps } = table.state;
        press(table, event);
        if (table.state.steps !== steps) seen.push(before);
      }
      for (const before of seen.toReversed()) {
        press(table, { kind: 'undone' });
        expect({ at: table.state.at, disk: table.disk }).toEqual(before);
      }
      expect(table.state.steps).toEqual([]);
      expect(table.disk).toEqual(begin().disk);
    }),
    { numRuns: 150 },
  );
});

test('a decision changes the status alone, and goes on', () => {
  const table = begin();
  press(table, { kind: 'decided', status: 'ready' });
  const [first = { path: '', text: '' }] = texts;
  expect(table.disk.get(first.path)).toMatch(/# A remark of the author's\.\n/);
  expect(table.disk.get(first.path)).toMatch(/\nstatus: ready\n---\nComment on a\.\n$/);
  expect(linkInTriage(table.state)?.fields.title).toBe('Title of b');
});

test('tags and comments stay with their link', () => {
  const table = begin();
  press(table, { kind: 'tagged', tags: ['three'] });
  press(table, { kind: 'commented', comment: 'Better.' });
  expect(linkInTriage(table.state)).toMatchObject({
    fields: { title: 'Title of a', tags: ['three'] },
    comment: 'Better.',
  });
});

test('behind the last link only undo has a meaning', () => {
  const table = begin();
  for (const _ of texts) press(table, { kind: 'decided', status: 'skipped' });
  const end = table.state;
  expect(linkInTriage(end)).toBeUndefined();
  press(table, { kind: 'decided', status: 'ready' });
  expect(table.state).toBe(end);
  press(table, { kind: 'undone' });
  expect(linkInTriage(table.state)?.fields).toMatchObject({ title: 'Title of d', status: 'inbox' });
});

test('a file that something else changed is taken as it is, and one that is gone is passed', () => {
  const table = begin();
  const [first = { path: '', text: '' }] = texts;
  press(table, { kind: 'tagged', tags: ['three'] });
  const changed = reloadInTriage(table.state, first.path, first.text.replace('Title', 'Headline'));
  expect(linkInTriage(changed)?.fields.title).toBe('Headline of a');
  expect(triageStep(changed, { kind: 'undone' })).toEqual({ state: changed });
  const gone = reloadInTriage(changed, first.path, undefined);
  expect(linkInTriage(gone)).toBeUndefined();
  expect(triageStep(gone, { kind: 'decided', status: 'ready' })).toEqual({ state: gone });
  expect(triageStep(gone, { kind: 'later' }).state.at).toBe(1);
});

test('tags are read as people type them', () => {
  expect(writtenTags(' #Linux, containers  linux ')).toEqual({
    ok: true,
    tags: ['linux', 'containers'],
  });
  expect(writtenTags('')).toEqual({ ok: true, tags: [] });
  expect(writtenTags('c++')).toMatchObject({ ok: false, reason: expect.stringContaining('c++') });
  const many = Array.from({ length: 13 }, (_, index) => `t${index}`).join(' ');
  expect(writtenTags(many)).toMatchObject({ ok: false });
});
