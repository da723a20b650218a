/** What authors have to change in their files for a newer engine; the list is kept for ever. */

export interface Migration {
  /** The first version that needs it. */
  readonly since: string;
  /** Whose key it is: the config’s, or that of the head of an issue or a link. */
  readonly of: 'config' | 'issue' | 'link';
  /** The way to the key, such as `theme.accent`; of a list every entry is meant. */
  readonly key: string;
  /** What it is called now; undefined where it is gone. */
  readonly becomes: string | undefined;
  /** In one sentence, what to do about it. */
  readonly remedy: string;
}

/** Nothing has changed its name since the first version. */
export const migrations: readonly Migration[] = [];
