/** What git knows of the newsletter's folder, by git itself: it is asked, and nothing is changed. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Looked } from '../../core/doctor/looked.ts';
import {
  EXTRAS_PATTERNS,
  isMadeUp,
  LETTERS_PATTERNS,
  LINKS_PATTERN,
} from '../../core/doctor/extras-paths.ts';
import { SECRET_PATTERNS, type RepositoryFacts } from '../../core/doctor/repository-checks.ts';
import { readIssueHead } from '../files/issue-head.ts';
import { namesAudience } from '../files/issue-heads.ts';

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 1_000_000;
/** Of a path in an answer; thousands of them tell no more. */
const MOST_PATHS = 1_000;

export async function lookAtRepository(
  root: string,
  program = 'git',
): Promise<Looked<RepositoryFacts>> {
  const git = (...words: readonly string[]): Promise<Ran> => run(program, root, words);
  const inside = await git('rev-parse', '--is-inside-work-tree');
  if (inside.kind !== 'ended') {
    return inside.kind === 'absent'
      ? { skipped: 'There is no git on this machine.' }
      : { failed: 'git did not answer in time.' };
  }
  if (inside.code !== 0 || inside.output.trim() !== 'true') {
    return { skipped: 'The newsletter’s folder is in no git repository.' };
  }
  const named = [...SECRET_PATTERNS, ...EXTRAS_PATTERNS].map((pattern) => `:(glob)${pattern}`);
  const below = named.map((pattern) => `${pattern}/**`);
  const patterns = [...named, ...below, `:(exclude,glob)${LINKS_PATTERN}`];
  const [tracked, letters, former, ignored, remotes] = await Promise.all([
    git('ls-files', '-z', '--', ...patterns),
    git('ls-files', '-z', '--', ...LETTERS_PATTERNS.map((pattern) => `:(glob)${pattern}`)),
    git(
      'log',
      '--all',
      '--diff-filter=D',
      '--name-only',
      '--format=',
      '-z',
      '--relative',
      '--',
      ...patterns,
    ),
    git('check-ignore', '--quiet', '--no-index', '.roundup/roundup.db'),
    git('remote', '-v'),
  ]);
  if (tracked.kind !== 'ended' || tracked.code !== 0) {
    return { failed: 'git did not tell which files it tracks.' };
  }
  return {
    value: {
      tracked: pathsOf(tracked),
      patronIssues: patronIssuesAmong(root, letters),
      former: pathsOf(former),
      ignoresState: ignored.kind === 'ended' && ignored.code === 0,
      remotes: remotesOf(remotes),
    },
  };
}

type Ran =
  | { readonly kind: 'absent' | 'cut-off' }
  | { readonly kind: 'ended'; readonly code: number; readonly output: string };

/** Without a shell, and without what a repository's own config could have run. */
function run(program: string, root: string, words: readonly string[]): Promise<Ran> {
  const safely = [
    '--no-optional-locks',
    '-c',
    'core.fsmonitor=false',
    '-c',
    'core.quotePath=false',
  ];
  return new Promise((done) => {
    execFile(
      program,
      [...safely, '-C', root, ...words],
      { timeout: TIMEOUT_MS, maxBuffer: MOST_BYTES, windowsHide: true, killSignal: 'SIGKILL' },
      (error, output) => {
        if (error === null) return done({ kind: 'ended', code: 0, output });
        if (typeof error.code === 'number')
          return done({ kind: 'ended', code: error.code, output });
        done({ kind: error.code === 'ENOENT' ? 'absent' : 'cut-off' });
      },
    );
  });
}

function pathsOf(ran: Ran): readonly string[] {
  return allPathsOf(ran).slice(0, MOST_PATHS);
}

function allPathsOf(ran: Ran): readonly string[] {
  if (ran.kind !== 'ended' || ran.code !== 0) return [];
  return [...new Set(ran.output.split(/[\0\n]/).filter(Boolean))];
}

/** By the heads of the files as they are now; one that is gone from the folder is passed over. */
function patronIssuesAmong(root: string, letters: Ran): string[] {
  return allPathsOf(letters).filter((path) => !isMadeUp(path) && isOfPatrons(join(root, path)));
}

function isOfPatrons(path: string): boolean {
  try {
    return namesAudience(readIssueHead(path));
  } catch {
    return false;
  }
}

/** Host and path alone: an address may hold a password. */
function remotesOf(ran: Ran): readonly string[] {
  if (ran.kind !== 'ended') return [];
  const places = ran.output.split('\n').flatMap((line) => {
    const address = /^\S+\t(\S+)/.exec(line)?.[1];
    return address === undefined ? [] : [placeOf(address)];
  });
  return [...new Set(places)].slice(0, 5);
}

function placeOf(address: string): string {
  const url = URL.parse(address);
  if (url !== null && url.host !== '') return `${url.hostname}${withoutEnd(url.pathname)}`;
  // scp's way: git@github.com:ada/letter.git
  const [, host, path] = /^(?:[^@\s/]+@)?([^:/\s]+):(.+)$/.exec(address) ?? [];
  if (host !== undefined && path !== undefined) return `${host}/${withoutEnd(path)}`;
  return 'a folder of this machine';
}

function withoutEnd(path: string): string {
  return path.replace(/\.git$/, '');
}
