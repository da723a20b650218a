/** Real git repositories, with and without what must not be in them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { lookAtRepository } from '../../../src/adapters/git/git-repository.ts';
import {
  repositoryChecks,
  type RepositoryFacts,
} from '../../../src/core/doctor/repository-checks.ts';
import type { Looked } from '../../../src/core/doctor/looked.ts';
import { noFacts } from '../../core/doctor/no-facts.ts';
import { scratchFolder } from '../../fakes/scratch-store.ts';

function repository(files: Readonly<Record<string, string>>, below = ''): string {
  const top = scratchFolder();
  git(top, 'init', '--quiet');
  for (const [path, text] of Object.entries(files)) write(join(top, below, path), text);
  git(top, 'add', '--all', '--force');
  commit(top);
  return join(top, below);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function commit(root: string): void {
  git(
    root,
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.com',
    'commit',
    '--quiet',
    '--allow-empty',
    '-m',
    'x',
  );
}

function git(root: string, ...words: string[]): void {
  execFileSync('git', ['-C', root, ...words], { stdio: 'ignore' });
}

/** Each finding as `verdict id: what`, and where. */
function judged(repository: Looked<RepositoryFacts>): string[] {
  return repositoryChecks
    .judge({ ...noFacts, repository })
    .map(({ verdict, id, what, where }) => `${verdict} ${id}: ${what} ${where ?? ''}`.trim());
}

const clean = {
  '.gitignore': '.roundup/\n',
  'issues/2023-10.md': 'x',
  'issues/2023-10-12.md': 'x',
  'links/2023/2023-10-04-api-gateways-9f2c11ab.md': 'x',
  'links/2023-10-04-older.md': 'x',
  '.env.example': 'KEY=',
};

test('a repository that shows nothing', async () => {
  const root = repository(clean);
  write(join(root, '.roundup/roundup.db'), 'x');
  expect(judged(await lookAtRepository(root))).toEqual([
    'ok repository/state: .roundup/ is ignored.',
    'ok repository/secrets: None is tracked, and none was.',
    'ok repository/extras: git tracks none as plain text.',
  ]);
});

test('a newsletter below the top of its repository', async () => {
  const root = repository({ ...clean, '.env': 'KEY=1' }, 'letters/harbour');
  expect(judged(await lookAtRepository(root))).toContainEqual(
    expect.stringMatching(/^problem repository\/secrets: .* \.env$/),
  );
});

test.each([
  '.env',
  '.env.production',
  'deploy/.env',
  'subscribers.csv',
  'lists/old-subscribers-2023.csv',
  'members.csv',
  'patrons.csv',
  'backup.db',
  'backups/letter.sqlite3',
  '.roundup/outbox/1.eml',
  'dkim.pem',
  'a b/ü subscribers.csv',
])('%s is a problem where git tracks it', async (path) => {
  const root = repository({ ...clean, [path]: 'x' });
  const [, secrets] = judged(await lookAtRepository(root));
  expect(secrets).toMatch(/^problem repository\/secrets: /);
  expect(secrets).toContain(path);
});

test('an issue for patrons that is named after its month is known by its head', async () => {
  const patrons = '---\ntitle: For some\naudience: patron\n---\nSecret.\n';
  const root = repository({
    ...clean,
    'issues/2023-11.md': patrons,
    'issues/2023-12.md': '---\ntitle: For all\n---\n\naudience: nobody’s head.\n',
    'test/issues/2023-11.md': patrons,
  });
  expect(judged(await lookAtRepository(root))).toContainEqual(
    expect.stringMatching(/^note repository\/extras: git tracks extras, .* issues\/2023-11\.md$/),
  );
});

test('what was taken out is still in the history', async () => {
  const root = repository({ ...clean, 'subscribers.csv': 'x' });
  rmSync(join(root, 'subscribers.csv'));
  git(root, 'add', '--all');
  commit(root);
  expect(judged(await lookAtRepository(root))).toContainEqual(
    'warning repository/secrets: The history still holds files with addresses or keys. subscribers.csv',
  );
});

test('a store that is not ignored', async () => {
  const root = repository({ 'issues/2023-10.md': 'x' });
  expect(judged(await lookAtRepository(root))).toContainEqual(
    expect.stringMatching(/^problem repository\/state: git does not ignore \.roundup\//),
  );
});

test('extras are a note without a remote, and a warning with one', async () => {
  const root = repository({
    ...clean,
    'issues/2023-10.patron.md': 'x',
    'issues/2023-10/a.b.md': 'x',
  });
  expect(judged(await lookAtRepository(root))).toContainEqual(
    'note repository/extras: git tracks extras, and has no remote to show them on. issues/2023-10.patron.md',
  );
  git(root, 'remote', 'add', 'origin', 'https://ada:secret@github.com/ada/letter.git');
  git(root, 'remote', 'add', 'copy', 'git@codeberg.org:ada/letter.git');
  const [, , extras] = judged(await lookAtRepository(root));
  expect(extras).toMatch(/^warning repository\/extras: /);
  expect(extras).toContain('codeberg.org/ada/letter and github.com/ada/letter');
  expect(extras).not.toContain('secret');
});

test('extras are found wherever they lie, plain and not encrypted, and in the history', async () => {
  const root = repository({
    ...clean,
    'private/2023-10.patron/chart.png': 'x',
    'private/2023-10-bonus.md': 'x',
    'private/2023-11.patron.md.age': 'x',
    'links/2023/2023-10-04-a-link-aaaaaaaa.md': 'x',
    'issues/2023-09.patron.md': 'x',
  });
  git(root, 'rm', '--quiet', 'issues/2023-09.patron.md');
  commit(root);
  git(root, 'remote', 'add', 'origin', 'https://github.com/ada/letter.git');
  const [tracked, former] = judged(await lookAtRepository(root)).filter((line) =>
    line.includes('repository/extras'),
  );
  expect(tracked).toMatch(/private\/2023-10-bonus\.md, private\/2023-10\.patron\/chart\.png$/);
  expect(former).toMatch(/^warning .*The history holds extras .* issues\/2023-09\.patron\.md$/);
});

test('no repository, and no git, are told', async () => {
  expect(await lookAtRepository(scratchFolder())).toEqual({
    skipped: 'The newsletter’s folder is in no git repository.',
  });
  expect(await lookAtRepository(scratchFolder(), 'no-such-git')).toEqual({
    skipped: 'There is no git on this machine.',
  });
});
