/** The figures about mails as tables, and what the peers' mails do without. */
import { table } from '../table.ts';
import type { HostileFigure, MailFigure } from './mail-figure.ts';
import type { MailTimes } from './mail-times.ts';

const NOTES = [
  'Milliseconds are of processor time, so that other programs do not count; each measurement is of ten',
  'mails. The peers are timed from a document or elements that exist already, while Roundup also sets',
  'the text and colours its code.',
];

export function mailTables({ engines, hostile }: MailTimes): string {
  return [
    engineTable(engines),
    ...NOTES,
    ...engines
      .filter(({ lacks }) => lacks.length > 0)
      .map(({ name, lacks }) => `${name} does without ${lacks.join(', ')}.`),
    '',
    hostileTable(hostile),
  ].join('\n');
}

function engineTable(engines: readonly MailFigure[]): string {
  const rows = engines.map(({ name, ms, bytes, repetitions }) => [
    name,
    `${ms.toFixed(1)} ms`,
    `${bytes.toLocaleString('en')} B`,
    String(repetitions),
  ]);
  return table([['Mail', 'time', 'size', 'medians of'], ...rows]);
}

function hostileTable(hostile: readonly HostileFigure[]): string {
  const rows = hostile.map(({ name, bytes, ms, outcome }) => [
    name,
    `${bytes.toLocaleString('en')} B`,
    ms === undefined ? '-' : `${ms.toFixed(0)} ms`,
    outcome,
  ]);
  return table([['Hostile Markdown', 'size', 'time', 'outcome'], ...rows]);
}
