/** The port Mentions: one file of JSON in `.roundup`. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../../core/failure.ts';
import { jsonOf } from '../../core/json-of.ts';
import { mentionSchema } from '../../core/webmention/mention.ts';
import type { Mentions } from '../../ports/links.ts';
import { writeFileWhole } from './write-file.ts';

const fileSchema = z.object({ version: z.literal(1), mentions: z.array(mentionSchema) });

export function mentionsIn(path: string): Mentions {
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (text === undefined) return [];
      const file = fileSchema.safeParse(jsonOf(text));
      if (file.success) return file.data.mentions;
      throw new Failure(
        'failure',
        'mentions-unreadable',
        `${path} cannot be read, so that nobody can tell who has been told already.`,
        'Restore it from a copy, or remove it: then pages are told again.',
      );
    },
    async write(mentions) {
      await writeFileWhole(path, `${JSON.stringify({ version: 1, mentions }, null, 1)}\n`);
    },
  };
}
