/** Writing the links of a prepared import: each file whole, and none over another. */
import type { LinkFiles } from '../ports/links.ts';
import type { PreparedLinkImport } from './prepare-link-import.ts';

export interface LinkImportEnd {
  readonly filed: number;
  readonly commented: number;
  /** Files that somebody made or changed since the preview; they stay as they are. */
  readonly overtaken: readonly string[];
}

/** An import that is cut off goes on when it is begun again: what is filed is known then. */
export async function commitLinkImport(
  links: Pick<LinkFiles, 'create' | 'replace'>,
  { fresh, passages }: PreparedLinkImport,
  progress: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void },
): Promise<LinkImportEnd> {
  let filed = 0;
  let commented = 0;
  const overtaken: string[] = [];
  for (const { path, text } of fresh) {
    progress.signal.throwIfAborted();
    if (await links.create(path, text)) filed += 1;
    else overtaken.push(path);
    if (filed % 100 === 0) progress.onProgress(filed);
  }
  for (const { record, text } of passages) {
    if (await links.replace(record, text)) commented += 1;
    else overtaken.push(record.path);
  }
  return { filed, commented, overtaken };
}
