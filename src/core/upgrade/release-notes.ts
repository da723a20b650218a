/** What the changelog says of the versions between two. */
import { compareVersions } from './compare-versions.ts';

export interface ReleaseNote {
  readonly version: string;
  /** As the changelog has it, usually a day. */
  readonly date: string | undefined;
  /** Markdown, without its heading. */
  readonly text: string;
}

/**
 * The newest first, `from` itself left out, `to` with it; all up to `to` where `from` is undefined.
 * What stands under “Unreleased” counts as `to` where that has no heading of its own.
 */
export function notesBetween(
  changelog: string,
  from: string | undefined,
  to: string,
): readonly ReleaseNote[] {
  const known = releases(changelog);
  const hasOwn = known.some(({ version }) => version === to);
  return known
    .filter(({ version }) => version !== UNRELEASED || !hasOwn)
    .map((note) => (note.version === UNRELEASED ? { ...note, version: to } : note))
    .filter(({ version }) => from === undefined || compareVersions(version, from) > 0)
    .filter(({ version, text }) => compareVersions(version, to) <= 0 && text !== '')
    .toSorted((a, b) => compareVersions(b.version, a.version));
}

const UNRELEASED = 'Unreleased';

/** In the manner of Keep a Changelog: `## [1.2.0] - 2027-01-31`. */
function releases(changelog: string): ReleaseNote[] {
  const parts = changelog.replaceAll('\r\n', '\n').split(/^## \[([^\]\n]+)\](?: - (.+))?$/m);
  const notes: ReleaseNote[] = [];
  for (let at = 1; at < parts.length; at += 3) {
    const [version = '', date, text = ''] = parts.slice(at, at + 3);
    // Addresses of comparisons stand at the very end, below the last version.
    notes.push({ version, date, text: text.replace(/^\[[^\]\n]+\]: \S+$/gm, '').trim() });
  }
  return notes;
}
