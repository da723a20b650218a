/** What became of one folder, as lines for people. */
import type { CorpusTrial, Finding } from './try-corpus.ts';

const MOST_KINDS = 15;

export function describeTrial(trial: CorpusTrial): string {
  const { folder, issues, links, files, errors, failures, took, isSound, root } = trial;
  const times = Object.entries(took).map(([name, seconds]) => `${name} ${seconds} s`);
  return [
    `${isSound ? '✓' : '✗'} ${folder}`,
    `  ${issues} issues, ${links} links; ${errors} errors; ${files === undefined ? 'not built' : `${files} files built`}`,
    `  ${times.join(', ')}`,
    ...failures.map((failure) => `  failed: ${failure}`),
    ...table('left out', trial.leftOut),
    ...table('found by check', trial.diagnostics),
    ...table('told by the import', trial.notices),
    ...(root === undefined ? [] : [`  kept in ${root}`]),
    '',
    '',
  ].join('\n');
}

function table(title: string, found: readonly Finding[]): string[] {
  if (found.length === 0) return [];
  const sum = found.reduce((all, { count }) => all + count, 0);
  const more = found.length - MOST_KINDS;
  return [
    `  ${title}: ${sum}`,
    ...found
      .slice(0, MOST_KINDS)
      .flatMap(({ what, count, examples }) => [
        `    ${String(count).padStart(6)}  ${what}`,
        ...examples.slice(0, 2).map((example) => `            ${example.slice(0, 200)}`),
      ]),
    ...(more > 0 ? [`    and ${more} kinds more (--json)`] : []),
  ];
}
