/** Whether git would show what must stay private: the store, lists, keys, and the extras. */
import { checkGroup } from './check-group.ts';
import type { DoctorFacts } from './doctor-facts.ts';
import { isPlainExtra } from './extras-paths.ts';
import { note, ok, problem, warning, type Seen } from './finding.ts';

export interface RepositoryFacts {
  /** Where the remotes are, such as `github.com/ada/letter`, without user and password. */
  readonly remotes: readonly string[];
  /** Whether `.roundup/` is left out of git. */
  readonly ignoresState: boolean;
  /** Tracked paths that match one of the patterns that git was asked for, from the newsletter's folder. */
  readonly tracked: readonly string[];
  /** Tracked issues that are named after their month alone and whose heads say that they are for patrons. */
  readonly patronIssues: readonly string[];
  /** Such paths that are in the history and tracked no more. */
  readonly former: readonly string[];
}

export const repositoryChecks = checkGroup<DoctorFacts, RepositoryFacts>(
  'Repository',
  ({ repository }) => repository,
  [
    {
      id: 'repository/state',
      title: 'State',
      kind: 'configuration',
      judge: ignoresState,
    },
    {
      id: 'repository/secrets',
      title: 'Lists and keys',
      kind: 'configuration',
      judge: hasNoSecret,
    },
    {
      id: 'repository/extras',
      title: 'Extras',
      kind: 'configuration',
      judge: keepsExtras,
    },
  ],
);

/** What must never be tracked, as git's glob pathspecs know it. */
export const SECRET_PATTERNS: readonly string[] = [
  '.roundup',
  '**/*.db',
  '**/*.db-wal',
  '**/*.sqlite*',
  '**/*subscribers*.csv',
  '**/*members*.csv',
  '**/patrons*.csv',
  '**/.env',
  '**/.env.*',
  '**/*.pem',
];

/** Where the engine itself keeps lists of made-up people. */
const MADE_UP = /^(?:test|scripts\/demo)\//;
/** Shows how an environment is set up, and holds nothing itself. */
const HARMLESS = /(?:^|\/)\.env\.(?:example|sample|template|dist)$/;
const NAMED = 5;

function ignoresState({ ignoresState: ignores }: RepositoryFacts): Seen[] {
  if (ignores) return [ok('.roundup/ is ignored.')];
  return [
    problem('git does not ignore .roundup/, where every address is kept.', {
      where: '.gitignore',
      remedy: 'Add the line: .roundup/',
    }),
  ];
}

function hasNoSecret({ tracked, former }: RepositoryFacts): Seen[] {
  const here = secretsOf(tracked);
  const gone = secretsOf(former).filter((path) => !here.includes(path));
  const found: Seen[] = [];
  if (here.length > 0) {
    found.push(
      problem('git tracks files with addresses or keys: who gets the repository gets them.', {
        where: named(here),
        remedy:
          'Run git rm --cached on them, ignore them, and take them out of the history (git filter-repo). Make new keys for those that were in there.',
      }),
    );
  }
  if (gone.length > 0) {
    found.push(
      warning('The history still holds files with addresses or keys.', {
        where: named(gone),
        remedy: 'Take them out of it (git filter-repo), and make new keys.',
      }),
    );
  }
  return found.length > 0 ? found : [ok('None is tracked, and none was.')];
}

/** What git tracks of extras and patrons' issues as plain text. */
export function plainExtrasIn({ tracked, patronIssues }: RepositoryFacts): readonly string[] {
  return [...tracked.filter(isPlainExtra), ...patronIssues];
}

function keepsExtras(facts: RepositoryFacts): Seen[] {
  const { former, remotes } = facts;
  const extras = plainExtrasIn(facts);
  const gone = former.filter((path) => isPlainExtra(path) && !extras.includes(path));
  return [...trackedExtras(extras, remotes), ...formerExtras(gone, remotes)];
}

/** A file that was committed once is in every copy of the repository. */
function formerExtras(gone: readonly string[], remotes: readonly string[]): Seen[] {
  if (gone.length === 0) return [];
  return [
    (remotes.length === 0 ? note : warning)(
      'The history holds extras as plain text, though git tracks them no more: whoever can read the repository can read them.',
      {
        where: named(gone),
        remedy:
          'Take them out of it (git filter-repo) before it is pushed where others can read. Where they could already, take them for public.',
      },
    ),
  ];
}

function trackedExtras(extras: readonly string[], remotes: readonly string[]): Seen[] {
  if (extras.length === 0) return [ok('git tracks none as plain text.')];
  const where = named(extras);
  if (remotes.length === 0) {
    return [
      note('git tracks extras, and has no remote to show them on.', {
        where,
        remedy: 'Push them to a private repository only.',
      }),
    ];
  }
  return [
    warning(
      `git tracks extras: fine in a private repository, a leak in a public one. Nobody can tell from here which ${remotes.join(' and ')} is.`,
      {
        where,
        remedy: `See that ${remotes.length === 1 ? 'it asks' : 'they ask'} a stranger to sign in, keep extras outside of it (extras.dir), or encrypt them (roundup extras encrypt).`,
      },
    ),
  ];
}

function secretsOf(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !isPlainExtra(path) && !HARMLESS.test(path) && !MADE_UP.test(path));
}

function named(paths: readonly string[]): string {
  const more = paths.length - NAMED;
  return `${paths.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
