/** Pages of the archive asked for in turn from `roundup serve` and from the bare static server. */
import { mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { measure, median } from '../measure.ts';
import { type ChildServer, startServer } from './child-server.ts';

export const OWN = 'roundup serve';
export const BARE = 'serve-static';

export interface ArchiveFigure {
  readonly server: typeof OWN | typeof BARE;
  /** The Accept-Encoding of every request. */
  readonly encoding: string;
  readonly rounds: number;
  /** Medians of the rounds. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the server's process alone, in milliseconds for a thousand requests. */
  readonly processorMs: number;
  /** The resident set after the last round, in megabytes (10^6 bytes). */
  readonly megabytes: number;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const PROJECT = at('../../../');
const CLI = at('../../../src/cli/main.ts');
const BARE_SERVER = at('bare-server.ts');

const CONNECTIONS = 32;
const WARM_UP_SECONDS = 2;

export async function archiveRounds(request: {
  readonly rounds: number;
  readonly seconds: number;
  readonly onProgress: (line: string) => void;
}): Promise<ArchiveFigure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'roundup-bench-server-'));
  await using log = await open(join(folder, 'access.log'), 'w');
  try {
    const dist = join(folder, 'dist');
    await measure({ argv: [CLI, 'build', '--out', dist, '--compress'], cwd: PROJECT });
    await using own = await startServer({
      argv: [CLI, 'serve', '--port', '0', '--out', dist],
      cwd: PROJECT,
      stderr: log.fd,
    });
    await using bare = await startServer({ argv: [BARE_SERVER, dist], cwd: PROJECT });
    const contestants = [
      { name: OWN, server: own },
      { name: BARE, server: bare },
    ] as const;
    const paths = await pagesOf(dist);
    console.log(paths, contestants);
    return [];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
