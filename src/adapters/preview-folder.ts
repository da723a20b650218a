/** The folder that a preview is written to, which it shares with nothing else. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import type { PreviewFolder } from '../ports/mail.ts';

/** Lists what is ours, so that the next preview knows what it may replace. */
const MARKER = '.roundup-preview.json';
/** Nothing that leads out of the folder, whoever wrote the marker. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

const markerSchema = z.object({ files: z.array(z.string().regex(NAME)).max(10_000) });

export function createPreviewFolder(dir: string): PreviewFolder {
  const at = (name: string): string => {
    if (!NAME.test(name)) throw new Error(`No file of a preview has the name ${name}.`);
    return join(dir, name);
  };
  return {
    async begin(names) {
      await mkdir(dir, { recursive: true });
      const entries = await readdir(dir, { withFileTypes: true });
      const ours = new Set([MARKER, ...(await listed(join(dir, MARKER)))]);
      const foreign = entries.filter((entry) => !entry.isFile() || !ours.has(entry.name));
      if (foreign.length > 0) throw taken(dir, foreign.length);
      for (const { name } of entries) await rm(join(dir, name));
      await writeFile(join(dir, MARKER), `${JSON.stringify({ files: names }, undefined, 2)}\n`);
    },
    write: (name, content) => writeFile(at(name), content),
  };
}

/** A marker that is missing or cannot be read vouches for nothing. */
async function listed(path: string): Promise<readonly string[]> {
  try {
    return markerSchema.parse(JSON.parse(await readFile(path, 'utf8'))).files;
  } catch {
    return [];
  }
}

function taken(dir: string, count: number): Failure {
  return new Failure(
    'usage',
    'preview-folder-taken',
    `${dir} holds ${count === 1 ? 'something' : `${count} things`} that no preview wrote.`,
    'Name another folder with --out; a preview replaces only what an earlier one left.',
  );
}
