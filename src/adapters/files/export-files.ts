/** Files that other tools exported, as the port ExportFiles. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../../core/failure.ts';
import type { ExportFiles } from '../../ports/exports.ts';

const MOST_BYTES = 64 * 1024 * 1024;

export const exportFiles: ExportFiles = {
  async read(path) {
    const name = basename(path);
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw unreadable(
        name,
        error.code === 'ENOENT' ? 'there is no such file' : (error.code ?? ''),
      );
    });
    if (!found.isFile()) throw unreadable(name, 'it is no file');
    if (found.size > MOST_BYTES) throw unreadable(name, 'it has more than 64 MB');
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw unreadable(name, 'it is not UTF-8 text');
    }
  },
};

function unreadable(name: string, why: string): Failure {
  return new Failure(
    'usage',
    'export-unreadable',
    `${name} cannot be read: ${why}.`,
    'Give the path of the file as the other tool exported it, unpacked.',
  );
}
