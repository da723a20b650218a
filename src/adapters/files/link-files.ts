/** The files of `links/` on disk, as the port LinkFiles. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { type LinkRecord, readLinkRecord } from '../../core/link/link-record.ts';
import { linkUses } from '../../core/link/link-uses.ts';
import { diagnosticsOf } from '../../core/result.ts';
import { decodeSource, type SourceFile } from '../../core/source-file.ts';
import type { LinkFiles } from '../../ports/links.ts';
import { createContentFiles, textOf } from './content-files.ts';

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
    read: (path) => textOf(join(root, path)),
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
    replace: (record, text) => files.replace(record, text),
    async remove({ path, text }) {
      if ((await textOf(join(root, path))) !== text) return false;
      await rm(join(root, path));
      return true;
    },
  };
}
