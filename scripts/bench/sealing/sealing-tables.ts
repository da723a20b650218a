/** The figures of sealing and opening as a table, and what they must come to. */
import { table } from '../table.ts';
import type { Verdict } from '../targets.ts';
import type { OpeningFigure } from './opening-times.ts';
import type { SealingFigure } from './sealing-times.ts';

const MOST_SEALING_MS = 20_000;
const MOST_OPENING_MS = 100;

export function sealingTable(sealing: SealingFigure, opening: OpeningFigure): string {
  const { extras, patrons, rings, megabytes, extrasMs, ringsMs } = sealing;
  const medians = `median of ${opening.repetitions}`;
  return table([
    ['Sealing', 'time', ''],
    [`${count(extras)} extras`, seconds(extrasMs), ''],
    [
      `rings of ${count(patrons)} patrons`,
      seconds(ringsMs),
      `${count(rings)} files, ${megabytes.toFixed(0)} MB`,
    ],
    ['opening in Chromium, by link', milliseconds(opening.byLinkMs), medians],
    ['opening in Chromium, by ring', milliseconds(opening.byPatronMs), medians],
  ]);
}

export function sealingVerdicts(sealing: SealingFigure, opening: OpeningFigure): Verdict[] {
  const sealingMs = sealing.extrasMs + sealing.ringsMs;
  const openingMs = Math.max(opening.byLinkMs, opening.byPatronMs);
  return [
    {
      name: `sealing ${count(sealing.extras)} extras for ${count(sealing.patrons)} patrons`,
      target: `<= ${seconds(MOST_SEALING_MS)}`,
      measured: seconds(sealingMs),
      met: sealingMs <= MOST_SEALING_MS,
    },
    {
      name: 'opening an extra in Chromium',
      target: `<= ${milliseconds(MOST_OPENING_MS)}`,
      measured: milliseconds(openingMs),
      met: openingMs <= MOST_OPENING_MS,
    },
  ];
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}
