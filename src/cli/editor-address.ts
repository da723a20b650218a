/** Where the dev server opens a line of the author's: Vite answers it and starts the editor. */
import { resolve } from 'node:path';
import type { Place } from '../core/diagnostics.ts';

/** Vite takes the editor from `LAUNCH_EDITOR` or from what is running. `root` is absolute. */
export function editorAddress(root: string): (place: Place) => string {
  return ({ file, line, column }) =>
    `/__open-in-editor?file=${encodeURIComponent(`${resolve(root, file)}:${line}:${column}`)}`;
}
