/** Sources as they are packed: TypeScript as JavaScript, all else as it is. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { javaScriptOf, packedPage } from './javascript-of.ts';

/** Copies the folder `src` of `root` into `target`. Declarations are for the compiler alone. */
export async function copySources(root: string, target: string): Promise<void> {
  const entries = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();
  const modules = new Set(paths.filter(isModule).map((path) => join(root, path)));
  const neighbours = { has: (path: string) => modules.has(path) };
  for (const path of paths) {
    const from = join(root, path);
    const to = join(target, path.replace(/\.ts$/, '.js'));
    await mkdir(dirname(to), { recursive: true });
    const packed = isModule(path) ? javaScriptOf : path.endsWith('.astro') ? packedPage : undefined;
    if (packed === undefined) await cp(from, to);
    else await writeFile(to, packed(await readFile(from, 'utf8'), from, neighbours));
  }
}

function isModule(path: string): boolean {
  return /\.m?[jt]s$/.test(path);
}
