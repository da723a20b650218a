// Puts the Node that the packages bring along where npm scripts and npx look for it. npm 10 links
// it and then, clearing away the copies for other platforms, removes the link again. Runs on the
// shell's own Node, so it is plain JavaScript.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = join(dirname(fileURLToPath(import.meta.url)), '../node_modules');
const isWindows = process.platform === 'win32';
const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
const binary = isWindows ? 'node.exe' : 'node';
const link = join(modules, '.bin', isWindows ? 'node.cmd' : 'node');

if (existsSync(join(modules, name, 'bin', binary)) && !existsSync(link)) {
  mkdirSync(dirname(link), { recursive: true });
  if (isWindows) writeFileSync(link, `@"%~dp0\\..\\${name}\\bin\\${binary}" %*\r\n`);
  else symlinkSync(join('..', name, 'bin', binary), link);
}
