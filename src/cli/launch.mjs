#!/usr/bin/env node
// What `roundup` is once it is installed: starts the program on a Node that can run it.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;

if (Number(process.versions.node.split('.')[0]) >= OLDEST) await import('./main.ts');
else runOn(ownNode());

// Plain JavaScript without anything newer, for it has to run on the shell's own Node.
function runOn(node) {
  if (node === undefined) {
    process.stderr.write(
      `Roundup needs Node ${OLDEST} or newer, and this is ${process.version}.\n` +
        'To mend it: install it from https://nodejs.org, or run npm install without --omit=optional.\n',
    );
    process.exitCode = 78;
    return;
  }
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches both; the child alone decides what becomes of it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

// The one that npm brought along for this platform, wherever it put it.
function ownNode() {
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`${name}/bin/${isWindows ? 'node.exe' : 'node'}`);
  } catch {
    return undefined;
  }
}
