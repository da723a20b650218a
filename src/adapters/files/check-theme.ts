/** The files that the theme names must be there before anything is built of them. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Config } from '../../config/schema.ts';
import { didYouMean } from '../../core/did-you-mean.ts';
import { diagnostic, type Diagnostic } from '../../core/diagnostics.ts';
import type { FieldPath } from '../../core/frontmatter.ts';
import { configLocator } from './config-locator.ts';
import { CONFIG_FILE } from './load-config.ts';

interface NamedFile {
  readonly field: FieldPath;
  /** As the author wrote it. */
  readonly written: string;
  /** From the newsletter's root. */
  readonly path: string;
}

export async function checkTheme(root: string, theme: Config['theme']): Promise<Diagnostic[]> {
  const missing: NamedFile[] = [];
  for (const file of namedFiles(theme)) {
    if (!(await isFile(join(root, file.path)))) missing.push(file);
  }
  if (missing.length === 0) return [];
  const place = configLocator(CONFIG_FILE, await readFile(join(root, CONFIG_FILE), 'utf8'));
  return Promise.all(
    missing.map(async (file) =>
      diagnostic('theme/missing-file', place(file.field, 'value'), {
        reason: `${file.written} is not ${file.path === file.written ? 'in the newsletter’s folder' : `in public/`}${await nearTo(root, file)}.`,
      }),
    ),
  );
}

function namedFiles({ css, components, fonts }: Config['theme']): NamedFile[] {
  const own = [
    { field: ['theme', 'css'], written: css },
    ...Object.entries(components).map(([name, written]) => ({
      field: ['theme', 'components', name],
      written,
    })),
  ];
  return [
    ...own.flatMap(({ field, written }) =>
      written === undefined ? [] : [{ field, written, path: written }],
    ),
    ...fonts.faces.map(({ file }, index) => ({
      field: ['theme', 'fonts', 'faces', index, 'file'],
      written: file,
      path: `public${file}`,
    })),
  ];
}

async function nearTo(root: string, { path }: NamedFile): Promise<string> {
  const names = await readdir(join(root, dirname(path))).catch(() => []);
  const near = didYouMean(basename(path), names);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true;
}
