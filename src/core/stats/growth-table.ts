/** How the audience grew, as lines for a terminal. */
import { subscriberStates } from '../audience/subscriber.ts';
import type { AudienceGrowth } from './audience-growth.ts';
import { grouped } from './stats-figures.ts';

const BAR_CELLS = 24;
/** From an eighth of a cell to seven. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

export function growthTable({ states, paused, months }: AudienceGrowth): string {
  const width = Math.max(...subscriberStates.map((state) => state.length));
  const counts = subscriberStates.map((state) => {
    const pause = state === 'active' && paused > 0 ? `  of whom ${grouped(paused)} pause` : '';
    return `  ${state.padEnd(width)}  ${grouped(states[state]).padStart(9)}${pause}`;
  });
  if (months.length === 0) return ['Subscribers', ...counts].join('\n');
  const most = Math.max(1, ...months.map(({ active }) => active));
  const rows = months.map(({ month, came, left, active }) =>
    `  ${month}${cells([came, left, active])}  ${bar(active / most)}`.trimEnd(),
  );
  const head = `  Month  ${['Came', 'Left', 'Active'].map((name) => name.padStart(9)).join('')}`;
  return ['Subscribers', ...counts, '', head, ...rows].join('\n');
}

function cells(numbers: readonly number[]): string {
  return numbers.map((number) => grouped(number).padStart(9)).join('');
}

function bar(part: number): string {
  const eighths = Math.round(part * BAR_CELLS * 8);
  return `${'█'.repeat(Math.floor(eighths / 8))}${EIGHTHS[eighths % 8] ?? ''}`;
}
