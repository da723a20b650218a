/** Exports of newsletters on disk, as the port NewsletterExports: a file, a folder or a zip file. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { Failure } from '../../core/failure.ts';
import type { NewsletterExports } from '../../ports/exports.ts';
import { readZip } from './read-zip.ts';

const MOST_FILES = 50_000;
const MOST_BYTES = 512 * 1024 * 1024;
/** What issues are made of; all else in a folder is of no concern. */
const WANTED = /\.(?:md|mdx|markdown|html?|xml|rss|atom|json|csv|png|jpe?g|gif|webp|avif)$/i;

export const newsletterExports: NewsletterExports = {
  async read(path) {
    const name = basename(path);
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw unreadable(
        name,
        error.code === 'ENOENT' ? 'there is no such file or folder' : `${error.code}`,
      );
    });
    if (found.isDirectory()) return await readFolder(path, name);
    if (!found.isFile()) throw unreadable(name, 'it is neither a file nor a folder');
    if (found.size > MOST_BYTES) throw unreadable(name, 'it has more than 512 MB');
    const bytes = await readFile(path);
    if (bytes.length < 4 || bytes.readUInt32BE(0) !== 0x504b0304) return new Map([[name, bytes]]);
    const unpacked = readZip(bytes, {
      mostFiles: MOST_FILES,
      mostBytes: MOST_BYTES,
      wanted: WANTED,
    });
    if ('broken' in unpacked) throw unreadable(name, unpacked.broken);
    return unpacked.files;
  },
};

/** Links to elsewhere and hidden files are passed over. */
async function readFolder(root: string, name: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) await walk(path);
      if (!entry.isFile() || !WANTED.test(entry.name)) continue;
      bytes += (await stat(path)).size;
      if (bytes > MOST_BYTES) throw unreadable(name, 'its files have more than 512 MB');
      if (files.size >= MOST_FILES) throw unreadable(name, `it has more than ${MOST_FILES} files`);
      files.set(relative(root, path).split(sep).join('/'), await readFile(path));
    }
  };
  await walk(root);
  return files;
}

function unreadable(name: string, why: string): Failure {
  return new Failure(
    'usage',
    'export-unreadable',
    `${name} cannot be read: ${why}.`,
    'Give the path of the file or folder as the other tool exported it.',
  );
}
