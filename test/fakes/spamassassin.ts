/** The spam filter of the machine, asked about one message; undefined where it is not installed. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

const COMMAND = 'spamassassin';
const PATIENCE_MS = 60_000;

export interface Verdict {
  readonly score: number;
  /** The names of the rules that fired. */
  readonly rules: readonly string[];
}

/** Rules that need the network are left out, and so is all that the filter learnt before. */
export function spamFilter(): ((message: Buffer) => Promise<Verdict>) | undefined {
  const isInstalled = spawnSync(COMMAND, ['--version'], { timeout: PATIENCE_MS }).status === 0;
  return isInstalled ? judge : undefined;
}

async function judge(message: Buffer): Promise<Verdict> {
  // A home of its own, so that nobody’s preferences count.
  const home = await mkdtemp(join(tmpdir(), 'roundup-spam-'));
  try {
    const args = ['--local', '--test-mode', '--nocreate-prefs', '--cf=use_bayes 0'];
    const filter = spawn(COMMAND, args, {
      env: { PATH: process.env['PATH'], HOME: home, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: PATIENCE_MS,
    });
    filter.stdin.end(message);
    const report = (await buffer(filter.stdout)).toString('latin1');
    return verdictOf(report);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function verdictOf(report: string): Verdict {
  const [header = ''] = /^X-Spam-Status:.*(?:\r?\n[ \t].*)*/m.exec(report) ?? [];
  const status = header.replace(/\r?\n\s*/g, ' ');
  const score = /score=(-?[\d.]+)/.exec(status)?.[1];
  const rules = /tests=(.*?) autolearn=/.exec(status)?.[1];
  if (score === undefined || rules === undefined) {
    throw new Error(`SpamAssassin gave no verdict: ${header || report.slice(0, 200)}`);
  }
  return { score: Number(score), rules: rules.split(/,\s*/) };
}
