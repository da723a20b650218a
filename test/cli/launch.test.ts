/** `roundup` of an installed package, on a Node that is too old for everything else. */
import { spawn } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/cli/version.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { ROOT } from '../source-tree.ts';

const LAUNCH = join(ROOT, 'src/cli/launch.mjs');
/** What the launcher sees of an old Node is its number alone. */
const OLD = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`;

function launch(path: string, args: readonly string[], preload: readonly string[] = []) {
  const child = spawn(process.execPath, [...preload, path, ...args]);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const end = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
  return { child, end };
}

const isBroughtAlong = (() => {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  try {
    createRequire(LAUNCH).resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
})();

test('a Node that is new enough runs it itself', async () => {
  const { code, stdout } = await launch(LAUNCH, ['--version']).end;
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${VERSION}\n` });
});

test.runIf(isBroughtAlong)(
  'an old one hands it to the Node that was installed with it',
  async () => {
    const { code, stdout } = await launch(LAUNCH, ['--version'], ['--import', OLD]).end;
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${VERSION}\n` });
    const wrong = await launch(LAUNCH, ['publsh'], ['--import', OLD]).end;
    expect(wrong.code).toBe(64);
    expect(wrong.stderr).toContain("unknown command 'publsh'");
  },
);

test.runIf(isBroughtAlong)('what ends the old one ends the other as well', async () => {
  await using newsletter = await scratchNewsletter({ ...soundNewsletter, 'dist/index.html': 'x' });
  const args = ['serve', '--port', '0', '--json', '--root', newsletter.root];
  const { child, end } = launch(LAUNCH, args, ['--import', OLD]);
  await new Promise((done) => child.stdout.once('data', done));
  child.kill('SIGTERM');
  expect((await end).code).toBe(0);
});

test('without either it says what to do', async () => {
  await using alone = await scratchNewsletter({});
  const path = join(alone.root, 'launch.mjs');
  await copyFile(LAUNCH, path);
  const { code, stderr } = await launch(path, ['--version'], ['--import', OLD]).end;
  expect(code).toBe(78);
  expect(stderr).toContain('Roundup needs Node 24 or newer');
});
