/** How long it takes to import, list and publish to many subscribers, each as a process from the shell. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startScratchPostgres } from '../../../test/fakes/scratch-postgres.ts';
import { measure, median } from '../measure.ts';
import { writeSyntheticNewsletter } from '../synthetic-newsletter.ts';
import { CLI, publishTimes, type PublishTimes } from './publish-times.ts';

export interface DeliveryFigure {
  readonly engine: 'SQLite' | 'PostgreSQL';
  readonly subscribers: number;
  readonly workers: number;
  readonly importMs: number;
  readonly importMegabytes: number;
  /** `subscribers list | head`. */
  readonly headMs: number;
  readonly publish: PublishTimes;
}

/** In every process one issue is read and rendered; the newsletter has three. */
const ISSUES = 3;
/** The first fills Node's compile cache. */
const HEADS = 5;
const LINES_PER_WRITE = 10_000;

export async function deliveryTimes(request: {
  readonly engine: DeliveryFigure['engine'];
  readonly subscribers: number;
  /** All processes that send. */
  readonly workers: number;
}): Promise<DeliveryFigure> {
  const { engine, subscribers, workers } = request;
  const root = await mkdtemp(join(tmpdir(), 'roundup-bench-delivery-'));
  await using server = engine === 'PostgreSQL' ? await startScratchPostgres() : undefined;
  try {
    const env = server === undefined ? {} : { DATABASE_URL: `${server.url}/postgres` };
    const [issueId = ''] = (await writeSyntheticNewsletter(root, ISSUES)).slice(-1);
    const people = join(root, 'people.csv');
    await writePeople(people, subscribers);
    const imported = await measure({
      argv: [CLI, 'subscribers', 'import', people, `--confirm=${subscribers}`],
      cwd: root,
      env,
    });
    return {
      engine,
      subscribers,
      workers,
      importMs: imported.ms,
      importMegabytes: imported.megabytes,
      headMs: await medianOfHead(root, env),
      publish: await publishTimes({
        root,
        issueId,
        audience: subscribers,
        workers: workers - 1,
        env,
      }),
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Addresses and names as they differ in a real list; every other one has no name. */
async function writePeople(path: string, count: number): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  const file = createWriteStream(path);
  file.write('email,name,tags\n');
  for (let from = 0; from < count; from += LINES_PER_WRITE) {
    const lines = Array.from({ length: Math.min(LINES_PER_WRITE, count - from) }, (_, index) => {
      const no = from + index;
      const name = no % 2 === 0 ? '' : `Reader ${(no % 4999).toString(36)}`;
      return `reader.${no}@mail${no % 97}.example,${name},${no % 10 === 0 ? 'beta' : ''}\n`;
    });
    if (!file.write(lines.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

async function medianOfHead(root: string, env: Readonly<Record<string, string>>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < HEADS; round += 1) times.push(await timeOfHead(root, env));
  return median(times);
}

/** Until the process has ended that nobody listens to any more. */
async function timeOfHead(root: string, env: Readonly<Record<string, string>>): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [CLI, 'subscribers', 'list'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.stdout.once('data', () => child.stdout.destroy());
  await once(child, 'exit');
  return performance.now() - startedAt;
}
