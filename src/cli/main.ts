#!/usr/bin/env node
/** The command line's entry: runs the program and turns its end into an exit code. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
