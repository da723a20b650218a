/** What became of links whose status was set. */
import { oneLine } from '../core/link/clean-text.ts';
import type { ChangedStatus } from '../workflows/set-link-status.ts';
import { issueNames } from './describe-link.ts';
import type { Reporter } from './reporter.ts';

export function reportStatus(
  reporter: Reporter,
  status: 'ready' | 'skipped',
  changed: readonly ChangedStatus[],
): void {
  const lines = changed.map(
    ({ id, title, isChanged }) =>
      `${status.padEnd(7)}  ${id}  ${oneLine(title, 100)}${isChanged ? '' : ' (as before)'}`,
  );
  reporter.answer(
    lines.join('\n'),
    changed.map(({ id, path, isChanged }) => ({ id, path, status, isChanged })),
  );
  for (const { id, uses } of changed) {
    if (uses.length === 0) continue;
    reporter.say(
      status === 'ready'
        ? `${id} stays used as long as ${issueNames(uses)} shows it.`
        : `${issueNames(uses)} shows ${id} all the same: take it out there.`,
    );
  }
}
