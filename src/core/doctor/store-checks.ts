/** Whether the store can be trusted with who gets what: sound, private, with room, and nothing left open. */
import { checkGroup } from './check-group.ts';
import type { DoctorFacts } from './doctor-facts.ts';
import { note, ok, problem, warning, type Seen } from './finding.ts';

export interface StoreFacts {
  readonly engine: 'SQLite' | 'PostgreSQL';
  /** A path, or the variable that names the database; never its address. */
  readonly where: string;
  /** 0 where there is none yet. */
  readonly schema: { readonly found: number; readonly known: number };
  /** What does not hold together; undefined where it was not read. */
  readonly damage: readonly { readonly what: string; readonly rows: number }[] | undefined;
  /** Of files and folders of this machine. */
  readonly files: readonly FileAccess[];
  readonly freeBytes: number | undefined;
  readonly sizeBytes: number | undefined;
  readonly openRuns: readonly OpenRun[];
  readonly unknown: readonly { readonly issueId: string; readonly batches: number }[];
}

export interface FileAccess {
  readonly path: string;
  /** The bits of access, such as 0o600. */
  readonly mode: number;
  readonly isFolder: boolean;
}

export interface OpenRun {
  readonly issueId: string;
  readonly startedAt: Date;
  /** When its mails are to go out, where that was said. */
  readonly sendAt: Date | undefined;
  readonly pausedReason: string | undefined;
}

interface JudgedStore extends StoreFacts {
  readonly now: Date;
}

export const storeChecks = checkGroup<DoctorFacts, JudgedStore>(
  'Store',
  ({ store, now }) => ('value' in store ? { value: { ...store.value, now } } : store),
  [
    { id: 'store/opens', title: 'Database', kind: 'failure', judge: opens },
    {
      id: 'store/schema',
      title: 'Schema',
      kind: 'configuration',
      judge: isCurrent,
    },
    { id: 'store/whole', title: 'Contents', kind: 'failure', judge: isWhole },
    {
      id: 'store/private',
      title: 'Access',
      kind: 'configuration',
      judge: isPrivate,
    },
    { id: 'store/space', title: 'Disk', kind: 'failure', judge: hasRoom },
    { id: 'store/runs', title: 'Publications', kind: 'failure', judge: ended },
    { id: 'store/unknown', title: 'Deliveries', kind: 'failure', judge: isCertain },
  ],
);

function opens({ engine, where, schema }: JudgedStore): Seen[] {
  if (schema.found > 0) return [ok(`${engine}, ${where}`)];
  return [
    note('There is none yet.', {
      where,
      remedy: 'It is made when the first subscribers are imported.',
    }),
  ];
}

function isCurrent({ schema, engine }: JudgedStore): Seen[] {
  if (schema.found === 0) return [];
  if (schema.found === schema.known) return [ok(`Version ${schema.found}.`)];
  const kept = engine === 'SQLite' ? ' A copy of the file is kept.' : '';
  return [
    note(`Version ${schema.found}; this engine writes version ${schema.known}.`, {
      remedy: `The next command that uses it brings it up to date.${kept}`,
    }),
  ];
}

function isWhole({ damage, where }: JudgedStore): Seen[] {
  if (damage === undefined) return [];
  if (damage.length === 0) return [ok('All of it was read, and it adds up.')];
  return damage.map(({ what, rows }) =>
    problem(`${rows.toLocaleString('en')} ${what}.`, {
      where,
      remedy: 'Publish nothing; put a backup in its place, or report it if it is not the disk.',
    }),
  );
}

function isPrivate({ files }: JudgedStore): Seen[] {
  if (files.length === 0) return [];
  const open = files.filter(({ mode }) => (mode & 0o077) !== 0);
  if (open.length === 0) return [ok('For its owner alone.')];
  return open.map(({ path, mode, isFolder }) =>
    problem(`Others on this machine have access to it (mode ${octal(mode)}).`, {
      where: path,
      remedy: `chmod ${isFolder ? '700' : '600'} ${path}`,
    }),
  );
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, '0');
}

/** A backup, and a migration, make a copy of the whole; SQLite's log may grow besides. */
const COPIES = 2;
const LEAST_FREE_BYTES = 50_000_000;

function hasRoom({ freeBytes, sizeBytes = 0, where }: JudgedStore): Seen[] {
  if (freeBytes === undefined) return [];
  const needed = Math.max(LEAST_FREE_BYTES, COPIES * sizeBytes);
  const free = `${megabytes(freeBytes)} free, the store has ${megabytes(sizeBytes)}.`;
  if (freeBytes >= needed) return [ok(free)];
  return [
    warning(free, {
      where,
      remedy: `Free some space: ${megabytes(needed)} are enough for it to be backed up and brought up to date.`,
    }),
  ];
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;
}

function ended({ openRuns, schema, now }: JudgedStore): Seen[] {
  if (schema.found === 0) return [];
  if (openRuns.length === 0) return [ok('None is under way.')];
  return openRuns.map((run) => {
    const { issueId, startedAt, sendAt, pausedReason } = run;
    const goOn = `Go on with: roundup publish ${issueId} --resume; or take it back: roundup cancel ${issueId}`;
    if (pausedReason !== undefined) {
      return warning(`${issueId} is paused: ${pausedReason}`, { remedy: goOn });
    }
    if (sendAt !== undefined && sendAt > now) {
      return note(`${issueId} waits until ${sendAt.toISOString()}.`, {
        remedy: 'Let a "roundup worker" run then.',
      });
    }
    return warning(`${issueId} has been under way since ${startedAt.toISOString()}.`, {
      remedy: `Unless it is being sent right now: ${goOn}`,
    });
  });
}

function isCertain({ unknown, schema }: JudgedStore): Seen[] {
  if (schema.found === 0) return [];
  if (unknown.length === 0) return [ok('None is unknown.')];
  return unknown.map(({ issueId, batches }) =>
    warning(
      `Nobody knows whether ${batches === 1 ? 'one batch' : `${batches} batches`} of ${issueId} went out.`,
      { remedy: `Settle it: roundup reconcile ${issueId}` },
    ),
  );
}
