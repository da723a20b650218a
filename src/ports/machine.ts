/** The machine that the author works on: its programs, its private files, the engine that is installed. */
import type { KeyedFile } from '../core/upgrade/needed-changes.ts';

/** Programs of the author's own machine. */
export interface Desktop {
  /** Resolves when the editor is closed. */
  edit(path: string): Promise<'edited' | 'no-editor' | 'failed'>;
  /** Shows a page in the browser; false where none can be started. */
  browse(url: string): Promise<boolean>;
}

/** The engine that is installed, and what the newsletter remembers of the one before. */
export interface Engine {
  /** Its version. */
  readonly installed: string;
  /** Of all versions up to this one, as Markdown. */
  changelog(): Promise<string>;
  /** What the author’s config says, before anything of it is checked; undefined when it does not run. */
  config(): Promise<Omit<KeyedFile, 'of'> | undefined>;
  /** The version that the author knows; undefined where none was written down. */
  remembered(): Promise<string | undefined>;
  remember(version: string): Promise<void>;
  /** Asks npm; undefined where it does not answer. */
  newest(): Promise<string | undefined>;
}

/** Files that only their owner may read, such as exports. */
export interface PrivateFiles {
  /** Whole or not at all; false when the name is taken, which stays as it is. */
  create(path: string, chunks: AsyncIterable<string>): Promise<boolean>;
}
