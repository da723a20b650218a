/** The files of `links/` on disk, as the port LinkFiles. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { type LinkRecord, readLinkRecord } from '../../core/link/link-record.ts';
import { linkUses } from '../../core/link/link-uses.ts';
import { diagnosticsOf } from '../../core/result.ts';
import { decodeSource, type SourceFile } from '../../core/source-file.ts';
import type { LinkFiles } from '../../ports.ts';
import { createContentFiles } from './content-files.ts';

export function createLinkFiles(root: string): LinkFiles {
  const files = createContentFiles(root);
  return {
    async all() {
      const records: LinkRecord[] = [];
      const diagnostics: Diagnostic[] = [];
      for (const path of await files.list('links')) {
        if (!path.endsWith('.md')) continue;
        const source = decodeSource(path, readFileSync(join(root, path)));
        const record = source.ok ? readLinkRecord(source.value) : source;
        diagnostics.push(...diagnosticsOf(record));
        if (record.ok) records.push(record.value);
      }
      return { records, diagnostics };
    },
    async uses(records) {
      const issues: SourceFile[] = [];
      for (const path of await files.list('issues')) {
        if (!/^issues\/[^/.]+\.md$/.test(path)) continue;
        const source = decodeSource(path, readFileSync(join(root, path)));
        if (source.ok) issues.push(source.value);
      }
      const keys = new Map(records.map(({ id, key }) => [id, key]));
      return linkUses(issues, (id) => keys.get(id));
    },
    create: (path, text) => files.create(path, text),
    replace: ({ path, text: before }, after) => replaceWhole(join(root, path), before, after),
    async remove({ path, text }) {
      if ((await textOf(join(root, path))) !== text) return false;
      await rm(join(root, path));
      return true;
    },
  };
}

/** Somebody may have the file open in an editor: what was saved meanwhile is not written over. */
async function replaceWhole(path: string, before: string, after: string): Promise<boolean> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, after, { flag: 'wx', flush: true });
    if ((await textOf(path)) !== before) return false;
    await rename(temporary, path);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** As `decodeSource()` gives it; undefined for a file that is gone. */
async function textOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const source = bytes === undefined ? undefined : decodeSource(path, bytes);
  return source?.ok === true ? source.value.text : undefined;
}
