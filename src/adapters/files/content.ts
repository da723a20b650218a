/** The author's content on disk, read and checked: the port Content. */
import { matchExtras } from '../../core/issue/match-extras.ts';
import { diagnosticsOf, resultOf } from '../../core/result.ts';
import type { Content } from '../../ports/content.ts';
import { checkAll, checkOnly } from './check-content.ts';
import { readIssueFile } from './issue-file.ts';
import { datesIn } from './issue-heads.ts';
import { loadConfig } from './load-config.ts';
import { readAllExtras } from './read-all-extras.ts';
import { readExtras, readIssue } from './read-issue.ts';
import { readShownComments } from './read-shown-comments.ts';
import { type SnapshotOptions, takeSnapshot } from './snapshot.ts';

/** Every call looks at the disk afresh. */
export function createContent(options: SnapshotOptions): Content {
  return {
    config: () => loadConfig(options.root),
    async check(only) {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) return snapshot.diagnostics;
      // Of the configuration alone: errors in it end the check before.
      const { warnings } = snapshot;
      if (only === undefined) return [...warnings, ...(await checkAll(snapshot.value))];
      const named = new Set(only);
      return [
        ...warnings.filter(({ file }) => named.has(file)),
        ...(await checkOnly(snapshot.value, named)),
      ];
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
      return snapshot.ok ? readAllExtras(snapshot.value) : snapshot;
    },
    async shownComments(linkIds) {
      const snapshot = await takeSnapshot(options);
      return snapshot.ok ? readShownComments(snapshot.value, linkIds) : new Set();
    },
    async extraFile({ path }) {
      const snapshot = await takeSnapshot(options);
      if (!snapshot.ok) throw new Error('Files are read of content that has been read before.');
      return readIssueFile(options.root, path, snapshot.value.extras);
    },
    async issueIds() {
      const snapshot = await takeSnapshot(options);
      return snapshot.ok ? [...snapshot.value.folder.issues.keys()].toSorted() : [];
    },
    async issueDates() {
      const snapshot = await takeSnapshot(options);
      return snapshot.ok ? datesIn(snapshot.value.heads) : [];
    },
  };
}
