/** The author's content on disk, read and checked: the port Content. */
import { matchExtras } from '../../core/issue/match-extras.ts';
import { diagnosticsOf, resultOf } from '../../core/result.ts';
import type { Content } from '../../ports.ts';
import { checkAll, checkOnly } from './check-content.ts';
import { loadConfig } from './load-config.ts';
import { readIssueDates } from './issue-dates.ts';
import { readExtras, readIssue } from './read-issue.ts';
import { type SnapshotOptions, takeSnapshot } from './snapshot.ts';

/** Every call looks at the disk afresh. */
export function createContent(options: SnapshotOptions): Content {
  return {
    config: () => loadConfig(options.root),
    async check(only) {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) return snapshot.diagnostics;
      return only === undefined
        ? checkAll(snapshot.value)
        : checkOnly(snapshot.value, new Set(only));
    },
    async issue(id) {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) return snapshot;
      const parsed = await readIssue(snapshot.value, id);
      return parsed.ok ? { ...parsed, value: parsed.value.issue } : parsed;
    },
    async extras(issue) {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) return snapshot;
      const extras = await readExtras(snapshot.value, issue.id);
      return resultOf(extras.ok ? extras.value : [], [
        ...diagnosticsOf(extras),
        ...(extras.ok ? matchExtras(issue, extras.value) : []),
      ]);
    },
    async *sound(ids) {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) return;
      for (const id of snapshot.value.folder.issues.keys()) {
        if (!ids.has(id)) continue;
        const parsed = await readIssue(snapshot.value, id);
        const extras = await readExtras(snapshot.value, id);
        if (!parsed.ok || !extras.ok) continue;
        const { issue } = parsed.value;
        const matched = resultOf(extras.value, matchExtras(issue, extras.value));
        if (matched.ok) yield { issue, extras: matched.value };
      }
    },
    async allExtras() {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) return snapshot;
      const ids = new Set(snapshot.value.folder.extras.map((file) => file.issueId));
      const results = await Promise.all([...ids].map((id) => readExtras(snapshot.value, id)));
      return resultOf(
        results.flatMap((result) => (result.ok ? result.value : [])),
        results.flatMap((result) => diagnosticsOf(result)),
      );
    },
    async issueIds() {
      const snapshot = await takeSnapshot(options);
      return snapshot.ok ? [...snapshot.value.folder.issues.keys()].toSorted() : [];
    },
    async issueDates() {
      const snapshot = await takeSnapshot(options);
      return snapshot.ok ? readIssueDates(options.root, snapshot.value.folder.issues) : [];
    },
  };
}
