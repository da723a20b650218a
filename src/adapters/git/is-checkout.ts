/** Whether a folder lies in a checkout of git, where files that are added are somebody's to commit. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Of a submodule or a worktree `.git` is a file. */
export function isCheckout(folder: string): boolean {
  for (let dir = folder; ; dir = dirname(dir)) {
    if (existsSync(join(dir, '.git'))) return true;
    if (dirname(dir) === dir) return false;
  }
}
