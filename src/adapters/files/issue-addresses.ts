/** The archive's address of every issue, from the heads of their files. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Frontmatter keys come early; a slug beyond this is found when the issue itself is parsed. */
const HEAD_BYTES = 4096;

export async function readIssueAddresses(
  root: string,
  issues: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const entries = await Promise.all(
    [...issues].map(async ([id, path]) => {
      const slug = /^slug:[ \t]*["']?([a-z0-9-]+)/m.exec(await readHead(join(root, path)))?.[1];
      return [id, `/issues/${slug ?? id}/`] as const;
    }),
  );
  return new Map(entries);
}

async function readHead(path: string): Promise<string> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const text = buffer.toString('utf8', 0, bytesRead);
  return text.slice(0, text.indexOf('\n---', 3) + 1 || undefined);
}
