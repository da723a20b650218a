/**
 * The port LinkChecks: one file of JSON, beside the build's cache and not in it, as addresses of an
 * issue for patrons may be among them.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { jsonOf } from '../../core/json-of.ts';
import { keptCheckSchema } from '../../core/link-check/kept-check.ts';
import type { LinkChecks } from '../../ports/links.ts';
import { writeFileWhole } from './write-file.ts';

const fileSchema = z.object({
  version: z.literal(1),
  checks: z.record(z.string(), keptCheckSchema),
});

export function linkChecksIn(path: string): LinkChecks {
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      // What cannot be read is asked again: nothing is lost but time.
      const file = fileSchema.safeParse(jsonOf(text));
      return new Map(Object.entries(file.data?.checks ?? {}));
    },
    async write(checks) {
      const file = { version: 1, checks: Object.fromEntries(checks) };
      await writeFileWhole(path, `${JSON.stringify(file)}\n`);
    },
  };
}
