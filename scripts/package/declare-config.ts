/** The types that an author's editor reads of `newsletter.config.ts`: those of one function and all it names. */
import { spawnSync } from 'node:child_process';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ENTRY = 'src/config/define-newsletter.ts';

/** Writes a `.d.ts` beside each module that the entry names, below `target`. */
export async function declareConfig(root: string, target: string): Promise<void> {
  const settings = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rewriteRelativeImportExtensions: true,
      rootDir: root,
      typeRoots: [join(root, 'node_modules/@types')],
      outDir: target,
    },
    include: [],
    files: [join(root, ENTRY)],
  };
  const path = join(target, 'tsconfig.json');
  await writeFile(path, JSON.stringify(settings));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', path], { cwd: root });
  await rm(path);
  if (status !== 0) throw new Error(`No types were made:\n${String(stdout)}`);
  // The compiler renames imports in the code that it writes, and leaves those of types alone.
  for await (const name of glob('src/**/*.d.ts', { cwd: target })) {
    const declared = await readFile(join(target, name), 'utf8');
    await writeFile(
      join(target, name),
      declared.replace(/(['"]\.\.?\/[^'"]+)\.ts(?=['"])/g, '$1.js'),
    );
  }
}
