/** Every static check, one after the other; all are run, and all that fail are named. */
import { spawnSync } from 'node:child_process';

const checks: readonly (readonly [title: string, command: string, ...args: string[]])[] = [
  ['format', 'prettier', '--check', '.'],
  ['lint', 'oxlint', '--deny-warnings'],
  ['types', 'tsc', '--noEmit'],
  ['pages', 'astro', 'check'],
  ['unused code', 'knip'],
  ['content', 'node', 'src/cli/main.ts', 'check'],
];

const failed = checks.filter(([title, command, ...args]) => {
  const started = performance.now();
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(`${status === 0 ? '✓' : '✗'} ${title} (${seconds} s)\n`);
  return status !== 0;
});

if (failed.length > 0) {
  process.stderr.write(`Failed: ${failed.map(([title]) => title).join(', ')}\n`);
  process.exitCode = 1;
}
