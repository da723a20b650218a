/** How long a publication takes, from the command to the last request that a local double accepts. */
import { fileURLToPath } from 'node:url';
import { DOUBLE_KEY, startSendgridDouble } from '../../../test/fakes/sendgrid-double.ts';
import { measure } from '../measure.ts';

export interface PublishTimes {
  /** From the start of the command to the first request: reading, rendering, planning, freezing. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** The largest resident set of any of the processes. */
  readonly megabytes: number;
  readonly requests: number;
  readonly accepted: number;
}

export interface PublishRun {
  readonly root: string;
  readonly issueId: string;
  readonly audience: number;
  /** Beside the command itself; they need a PostgreSQL. */
  readonly workers: number;
  readonly env?: Readonly<Record<string, string>>;
}

export const CLI = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const LOOK_EVERY_MS = 2;

/** The double answers at once and checks nothing but what it counts. */
export async function publishTimes(run: PublishRun): Promise<PublishTimes> {
  await using double = await startSendgridDouble({ quick: true });
  const env = { ...run.env, SENDGRID_API_KEY: DOUBLE_KEY, SENDGRID_API_URL: double.url };
  const cwd = run.root;
  const startedAt = performance.now();
  let firstAt = Number.NaN;
  let lastAt = Number.NaN;
  let seen = 0;
  const timer = setInterval(() => {
    const { accepted } = double.counts();
    if (accepted === seen) return;
    lastAt = performance.now();
    if (seen === 0) firstAt = lastAt;
    seen = accepted;
  }, LOOK_EVERY_MS);
  const command = ['publish', run.issueId, `--confirm=${run.audience}`, '--json'];
  const stop = new AbortController();
  const workers = Array.from({ length: run.workers }, () =>
    measure({ argv: [CLI, 'worker'], cwd, env, signal: stop.signal }),
  );
  const published = await measure({ argv: [CLI, ...command], cwd, env });
  clearInterval(timer);
  stop.abort();
  const others = await Promise.all(workers);
  const { requests, accepted } = double.counts();
  return {
    firstMs: firstAt - startedAt,
    lastMs: lastAt - startedAt,
    megabytes: Math.max(published.megabytes, ...others.map(({ megabytes }) => megabytes)),
    requests,
    accepted,
  };
}
