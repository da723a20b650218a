/** A newsletter in a folder of its own, for one test. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface ScratchNewsletter extends AsyncDisposable {
  readonly root: string;
}

/** `files` by path from the root; null leaves one out. */
export async function scratchNewsletter(
  files: Readonly<Record<string, string | Uint8Array | null>>,
): Promise<ScratchNewsletter> {
  const root = await mkdtemp(join(tmpdir(), 'roundup-newsletter-'));
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return {
    root,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
