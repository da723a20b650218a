/** Which of the migrations an author’s files still need, and where. */
import type { Place } from '../diagnostics.ts';
import type { FieldLocator, FieldPath } from '../frontmatter.ts';
import type { Migration } from './migrations.ts';

/** The config, or the head of an issue or a link, as it was read and before it was checked. */
export interface KeyedFile {
  readonly of: Migration['of'];
  readonly data: unknown;
  readonly place: FieldLocator;
}

export interface NeededChange {
  readonly place: Place;
  readonly migration: Migration;
}

/** In the order of the files. Whatever version they come from: a key that is gone is always wrong. */
export function neededChanges(
  migrations: readonly Migration[],
  files: readonly KeyedFile[],
): readonly NeededChange[] {
  return files.flatMap(({ of, data, place }) =>
    migrations
      .filter((migration) => migration.of === of)
      .flatMap((migration) =>
        pathsTo(data, migration.key.split('.')).map((path) => ({
          place: place(path, 'key'),
          migration,
        })),
      ),
  );
}

/** Every way to a key that is there; entries of lists are counted, not named. */
function pathsTo(data: unknown, keys: readonly string[], above: FieldPath = []): FieldPath[] {
  if (Array.isArray(data)) {
    return data.flatMap((entry: unknown, index) => pathsTo(entry, keys, [...above, index]));
  }
  const [key, ...rest] = keys;
  if (key === undefined) return [above];
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return [];
  const value: unknown = Object.entries(data).find(([name]) => name === key)?.[1];
  return rest.length === 0 ? [[...above, key]] : pathsTo(value, rest, [...above, key]);
}
