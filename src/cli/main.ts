#!/usr/bin/env node
/** The command line's entry: runs the program and turns its end into an exit code. */
import { enableCompileCache } from 'node:module';
import { quietWarnings } from './quiet-warnings.ts';

enableCompileCache();
quietWarnings();
// `roundup subscribers list | head` closes the pipe when it has enough: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
const { run } = await import('./run.ts');
const { stdout, stderr } = process;
process.exitCode = await run(process.argv.slice(2), { stdout, stderr, restartable: process });
