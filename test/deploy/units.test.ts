/** The systemd units in deploy/: nothing in them is wrong, and they shut the server in. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../source-tree.ts';

const COMMAND = 'systemd-analyze';
const SERVICES = ['roundup.service', 'roundup-backup.service'];
const UNITS = [...SERVICES, 'roundup-backup.timer'];
/** systemd 252 gives 1.3 of 10, where 10 is a service that may do everything. */
const MOST_EXPOSED = 1.4;

/** Since systemd 250 it judges units that are not loaded. */
const isInstalled = systemdVersion() >= 250;
const LEFT_OUT = 'Left out: systemd-analyze is not installed, so the units were not verified.';
if (!isInstalled) process.stderr.write(`${LEFT_OUT}\n`);
const verified = test.skipIf(!isInstalled);

verified('systemd finds nothing wrong with the units', () => {
  const { status, output } = verify((text) => text);
  expect(output).toBe('');
  expect(status).toBe(0);
});

verified('a unit with a slip in it is caught', () => {
  const { output } = verify((text) => text.replace('ProtectSystem=strict', 'ProtectSystme=strict'));
  expect(output).toContain('ProtectSystme');
});

verified.each(SERVICES)('%s is shut in', (unit) => {
  const { stdout } = spawnSync(
    COMMAND,
    ['security', '--offline=true', '--no-pager', join(ROOT, 'deploy', unit)],
    { encoding: 'utf8' },
  );
  const level = /Overall exposure level for [^:]+: ([\d.]+)/.exec(stdout)?.[1];
  expect(Number(level)).toBeLessThanOrEqual(MOST_EXPOSED);
});

test('both services are shut in alike', () => {
  const [server, backup] = SERVICES.map((unit) =>
    settings(unit).filter((line) =>
      /^(?:Protect|Private|Restrict|System|NoNew|Cap|Ambient|Remove|Lock|MemoryDeny)/.test(line),
    ),
  );
  expect(server?.length).toBeGreaterThan(20);
  expect(backup).toEqual(server);
});

test('the server has more time to stop than its answers have to end', () => {
  const lines = settings('roundup.service');
  const seconds = Number(/^TimeoutStopSec=(\d+)s$/m.exec(lines.join('\n'))?.[1]);
  const drain = /CLOSE_WITHIN_MS = ([\d_]+);/.exec(read('src/server/listen.ts'))?.[1];
  expect(seconds * 1000).toBeGreaterThan(2 * Number(drain?.replaceAll('_', '')));
  expect(lines).toContain('KillSignal=SIGTERM');
});

/** All units, with this checkout in the place of the one that they name. */
function verify(change: (text: string) => string): { status: number | null; output: string } {
  const dir = mkdtempSync(join(tmpdir(), 'roundup-units-'));
  try {
    for (const unit of UNITS) {
      const text = read(`deploy/${unit}`).replaceAll('/srv/newsletter', ROOT);
      writeFileSync(join(dir, unit), change(text));
    }
    const paths = UNITS.map((unit) => join(dir, unit));
    const { status, stderr } = spawnSync(COMMAND, ['verify', '--man=no', ...paths], {
      encoding: 'utf8',
      // Only what was asked about: the machine’s own units may have mistakes of their own.
      env: {
        ...process.env,
        SYSTEMD_UNIT_PATH: `${dir}:/usr/lib/systemd/system:/lib/systemd/system`,
      },
    });
    return { status, output: stderr };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function systemdVersion(): number {
  const { stdout } = spawnSync(COMMAND, ['--version'], { encoding: 'utf8' });
  return Number(/^systemd (\d+)/.exec(stdout ?? '')?.[1] ?? 0);
}

function settings(unit: string): string[] {
  return read(`deploy/${unit}`)
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
