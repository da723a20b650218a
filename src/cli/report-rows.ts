/** Broken rows of an imported table or file, one line each; no cell is repeated. */
import type { RowProblem } from '../core/audience/row-problem.ts';
import type { Reporter } from './reporter.ts';

/** A file with more broken rows than this is better mended as a whole. */
const SHOWN = 50;

/** Rows of tables and events alike. */
type BrokenRow = Omit<RowProblem, 'id'> & { readonly id: string };

export function reportRows(reporter: Reporter, file: string, problems: readonly BrokenRow[]): void {
  for (const problem of problems.slice(0, SHOWN)) {
    const column = problem.column === undefined ? '' : ` (${problem.column})`;
    reporter.say(`${file}:${problem.line}${column} ${problem.reason} [${problem.id}]`);
    reporter.say(`    ${problem.remedy}`);
  }
  if (problems.length > SHOWN) reporter.say(`… and ${problems.length - SHOWN} more rows.`);
}
