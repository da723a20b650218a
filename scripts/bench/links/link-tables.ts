/** The figures of the link archive as a table, and what they must come to. */
import { table } from '../table.ts';
import type { Verdict } from '../targets.ts';
import type { LinkFigures } from './search-times.ts';

const TARGET_LINKS = 10_000;

export function linkTable(figures: readonly LinkFigures[]): string {
  const row = (name: string, of: (figure: LinkFigures) => string): string[] => [
    name,
    ...figures.map(of),
  ];
  return table([
    row('Link archive', ({ links }) => `${count(links)} links`),
    row('/links/, gzipped', ({ pageBytes }) => kilobytes(pageBytes)),
    row('transferred for a search', ({ transferred }) => kilobytes(transferred)),
    row('of them searched at once', ({ searched }) => count(searched)),
    row('first focus to index', ({ indexMs }) => milliseconds(indexMs)),
    row('then to the first result', ({ firstResultMs }) => milliseconds(firstResultMs)),
    row('slowest of 12 queries', ({ slowestMs }) => milliseconds(slowestMs)),
    row('all older ones, too', ({ olderMs }) => (olderMs === 0 ? '' : milliseconds(olderMs))),
    row('links loaded, warm', ({ loadMs }) => milliseconds(loadMs)),
    row('roundup check, warm', ({ checkMs }) => milliseconds(checkMs)),
    row('build, cold', ({ buildMs }) => milliseconds(buildMs)),
    row('medians of', ({ repetitions }) => String(repetitions)),
  ]);
}

export function linkVerdicts(figures: readonly LinkFigures[]): Verdict[] {
  return figures
    .filter(({ links }) => links === TARGET_LINKS)
    .flatMap((figure) => [
      verdict('first result after the index', figure.firstResultMs, 100, milliseconds),
      verdict('transferred for a search', figure.transferred, 900_000, kilobytes),
      verdict('/links/, gzipped', figure.pageBytes, 60_000, kilobytes),
      verdict('10,000 links loaded by check, warm', figure.loadMs, 2000, milliseconds),
    ]);
}

function verdict(
  name: string,
  value: number,
  most: number,
  words: (value: number) => string,
): Verdict {
  return { name, target: `< ${words(most)}`, measured: words(value), met: value < most };
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}
