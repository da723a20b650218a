/** Reads the archive for the site, and says what is wrong when it cannot be read. */
import { loadArchive, type LoadArchiveRequest } from '../adapters/files/load-archive.ts';
import { loadConfig } from '../adapters/files/load-config.ts';
import { Failure } from '../core/failure.ts';
import type { Result } from '../core/result.ts';
import type { SiteArchive } from './archive-source.ts';

const MOST_SHOWN = 20;

export interface ContentSource {
  readonly readConfig: () => Promise<SiteArchive['config']>;
  readonly load: () => Promise<SiteArchive>;
}

/** Both throw a content failure that lists what is wrong. */
export function contentSource(request: LoadArchiveRequest): ContentSource {
  return {
    readConfig: async () => required(await loadConfig(request.root)),
    load: async () => required(await loadArchive(request)),
  };
}

function required<T>(loaded: Result<T>): T {
  if (loaded.ok) return loaded.value;
  const errors = loaded.diagnostics.filter((found) => found.severity === 'error');
  const shown = errors
    .slice(0, MOST_SHOWN)
    .map((found) => `${found.file}:${found.line}:${found.column} ${found.reason}`);
  throw new Failure(
    'content',
    'content-broken',
    `The archive cannot be built from this content:\n${shown.join('\n')}`,
    'Mend what is listed; `roundup check` says how.',
  );
}
