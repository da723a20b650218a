/** What an upgrade brings, in words. */
import { compareVersions } from '../core/upgrade/compare-versions.ts';
import type { NeededChange } from '../core/upgrade/needed-changes.ts';
import type { Upgrade } from '../workflows/upgrade.ts';

export function describeUpgrade(found: Upgrade): string {
  const notes = found.notes.map(
    ({ version, date, text }) => `## ${version}${date === undefined ? '' : `, ${date}`}\n\n${text}`,
  );
  return [headline(found), ...notes, changesOf(found), wayOn(found)].join('\n\n');
}

function headline({ installed, from, notes }: Upgrade): string {
  if (from === undefined) {
    return `Roundup ${installed} is installed, and nothing tells which version was before it: all that it brings.`;
  }
  const order = compareVersions(installed, from);
  if (order === 0) return `Roundup ${installed} is installed, and was before: nothing is new.`;
  if (order < 0) return `Roundup ${installed} is installed, which is older than ${from} before it.`;
  const isSilent = notes.length === 0 ? ' Its changelog says nothing of what lies between.' : '';
  return `Roundup ${installed} is installed, after ${from}.${isSilent}`;
}

function changesOf({ changes }: Upgrade): string {
  if (changes.length === 0) return 'Nothing in your files has to be changed.';
  return ['To change:', ...changes.map(changeLine)].join('\n');
}

/** Begins like a line of `check`, so that editors make it clickable. */
function changeLine({ place, migration }: NeededChange): string {
  const { key, becomes, since, remedy } = migration;
  const fate = becomes === undefined ? 'is gone' : `is called ${becomes} now`;
  return `${place.file}:${place.line}:${place.column} ${key} ${fate}, since ${since}\n    ${remedy}`;
}

function wayOn({ installed, newest }: Upgrade): string {
  const isNewer = newest !== undefined && compareVersions(newest, installed) > 0;
  if (newest !== undefined && !isNewer) return 'This is the newest version.';
  return `${isNewer ? `Roundup ${newest} is there. ` : ''}To update: npm install roundup@latest, then npx roundup upgrade.`;
}
