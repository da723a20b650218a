/** The text of an exported file, and what can be told from its path. */
import { decodePage } from '../web/decode-page.ts';
import type { ExportedFiles } from './imported-issue.ts';

/** UTF-8 or what the file itself says, with `\n` alone at the ends of lines. */
export function exportedText(bytes: Uint8Array): string {
  return decodePage(bytes, undefined)
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '');
}

/** In the order of their paths. */
export function textsNamed(
  files: ExportedFiles,
  pattern: RegExp,
): readonly { readonly path: string; readonly text: string }[] {
  return [...files]
    .filter(([path]) => pattern.test(path))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => ({ path, text: exportedText(bytes) }));
}

/** `2021-04-15-hello-world.md` is called hello-world. */
export function slugInPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '');
  const own = /^(?:index|_index|readme)$/i.test(name) ? (path.split('/').at(-2) ?? name) : name;
  return own.replace(/^\d{4}-\d{2}(?:-\d{2})?-/, '');
}

/** `hello-world` is called “Hello world” where nobody gave it a title. */
export function titleInPath(path: string): string {
  const words = slugInPath(path).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
