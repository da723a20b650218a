#!/usr/bin/env node
/** `npm create roundup@latest my-newsletter`: begins a newsletter in a folder of its own. */
import { readFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askAnswers } from './ask-answers.ts';
import { leavings, writeProject } from './write-project.ts';

const USAGE = `Usage: npm create roundup@latest <folder> [-- options]

Begins a newsletter in a new or an empty folder. It asks for what you do not say.

  --title <text>    what it is called
  --url <address>   where the archive will be, such as https://letter.example.com
  --author <name>   who writes it
  --sender <mail>   the address that its mails come from
  --yes             takes what would be suggested, and asks nothing
  --engine <spec>   another version of roundup, or a file of it, for package.json
  --help            shows this

  $ npm create roundup@latest my-newsletter
  $ npm create roundup@latest my-newsletter -- --yes --title "Low Tide"
`;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof Error && error.name === 'AbortError') {
    process.stderr.write('\nNothing was written.\n');
    return 130;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});

/** 64 where it was called wrongly, as with `roundup` itself. */
async function main(argv: readonly string[]): Promise<number> {
  const { values, folder, problem } = wordsOf(argv);
  if (values.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (folder === undefined) {
    process.stderr.write(
      `${problem ?? 'Say which folder the newsletter shall be in.'}\n\n${USAGE}`,
    );
    return 64;
  }
  const target = resolve(folder);
  const inTheWay = await leavings(target);
  if (inTheWay.length > 0) {
    const some = inTheWay.slice(0, 3).join(', ');
    process.stderr.write(
      `Nothing was written: ${folder} is not empty (${some}${inTheWay.length > 3 ? ', …' : ''}).\n` +
        'To mend it: name a folder that is empty, or one that is not there yet.\n',
    );
    return 1;
  }
  const answers = await askAnswers({
    folder: basename(target),
    said: values,
    isUnattended: values.yes === true || !process.stdin.isTTY,
  });
  const written = await writeProject({
    target,
    folder: basename(target),
    answers,
    engine: values.engine ?? `^${await ownVersion()}`,
    day: new Date().toISOString().slice(0, 10),
  });
  process.stdout.write(`${written.map((path) => `  ${path}`).join('\n')}\n\n${nextSteps(target)}`);
  return 0;
}

function wordsOf(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        url: { type: 'string' },
        author: { type: 'string' },
        sender: { type: 'string' },
        engine: { type: 'string' },
        yes: { type: 'boolean', short: 'y' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (positionals.length > 1) return { values, problem: 'Name one folder.' };
    return { values, folder: positionals[0] };
  } catch (error) {
    return { values: {}, problem: error instanceof Error ? error.message : String(error) };
  }
}

function nextSteps(target: string): string {
  const way = relative(process.cwd(), target);
  const steps = [...(way === '' ? [] : [`cd ${way}`]), 'npm install', 'npm run dev'];
  return `The newsletter is there. Look at it:\n\n${steps.map((step) => `  ${step}`).join('\n')}\n`;
}

/** The engine is published under the same one. */
async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const manifest: unknown = JSON.parse(text);
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) {
    throw new Error('The package.json of create-roundup names no version.');
  }
  return String(manifest.version);
}
