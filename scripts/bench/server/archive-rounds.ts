/** Pages of the archive asked for in turn from `roundup serve` and from the bare static server. */
import { readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { type ChildServer, startServer } from './child-server.ts';
import { openSampleNewsletter } from './sample-newsletter.ts';

export const contestants = ['roundup serve', 'serve-static'] as const;
/** As an Accept-Encoding: the files as they are, and from the sidecars that the build wrote. */
export const encodings = ['identity', 'br'] as const;

export interface ArchiveFigure {
  readonly server: (typeof contestants)[number];
  readonly encoding: (typeof encodings)[number];
  readonly rounds: readonly ArchiveRound[];
}

export interface ArchiveRound {
  readonly perSecond: number;
  /** From the first byte of a request to the last of its answer, in whole milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** What the server's process took of the processor for one request, in microseconds. */
  readonly processorUs: number;
  /** Its resident set afterwards, in megabytes (10^6 bytes). */
  readonly megabytes: number;
}

const BARE_SERVER = fileURLToPath(new URL('../bare-server.ts', import.meta.url));
const CONNECTIONS = 32;
const WARM_UP_SECONDS = 2;

/** Both servers have the folder of one build, and run all the time. */
export async function archiveRounds(request: {
  readonly rounds: number;
  readonly seconds: number;
  readonly onProgress: (line: string) => void;
}): Promise<ArchiveFigure[]> {
  const { rounds, seconds, onProgress } = request;
  await using newsletter = await openSampleNewsletter();
  const pages = await pagesOf(newsletter.dist);
  await using own = await newsletter.serve();
  await using bare = await startServer({
    argv: [BARE_SERVER, newsletter.dist],
    cwd: newsletter.root,
  });
  const servers = { 'roundup serve': own, 'serve-static': bare };
  const figures = encodings.flatMap((encoding) =>
    contestants.map((server) => ({ server, encoding, rounds: [] as ArchiveRound[] })),
  );
  for (const { server, encoding } of figures) {
    await drive(servers[server], { pages, encoding, seconds: WARM_UP_SECONDS });
  }
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first changes, so that nobody always has the machine at its warmest.
    for (const figure of round % 2 === 0 ? figures : figures.toReversed()) {
      const { server, encoding } = figure;
      const driven = await drive(servers[server], { pages, encoding, seconds });
      figure.rounds.push(driven);
      onProgress(`${server}, ${encoding}: ${driven.perSecond.toFixed(0)} a second`);
    }
  }
  return figures;
}

/** The addresses of all pages; feeds and pictures are not what most ask for. */
async function pagesOf(dist: string): Promise<string[]> {
  const names = await readdir(dist, { recursive: true });
  return names
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name === 'index.html' || name.endsWith('/index.html'))
    .map((name) => `/${name.slice(0, -'index.html'.length)}`)
    .toSorted();
}

/** Throws when an answer is not the page that was asked for. */
async function drive(
  server: ChildServer,
  load: {
    readonly pages: readonly string[];
    readonly encoding: ArchiveFigure['encoding'];
    readonly seconds: number;
  },
): Promise<ArchiveRound> {
  const before = await server.usage();
  const result = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    duration: load.seconds,
    requests: load.pages.map((path) => ({ path, headers: { 'accept-encoding': load.encoding } })),
  });
  const after = await server.usage();
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0) throw new Error(`${server.url}: ${bad} answers were no pages.`);
  return {
    perSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    processorUs: ((after.processorMs - before.processorMs) / result.requests.total) * 1000,
    megabytes: after.megabytes,
  };
}
