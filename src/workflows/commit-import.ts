/** Importing a list that was prepared: all of it at once, once its size is confirmed. */
import { importSize, type ImportCounts } from '../core/audience/import-outcome.ts';
import { Failure } from '../core/failure.ts';
import type { Clock } from '../ports/clock.ts';
import type { PreparedImport } from './prepare-import.ts';

/** The size, given beforehand; or a question whose answer is the size that the person typed. */
export type ImportConfirmation = number | ((size: number) => Promise<number | undefined>);

export type ImportEnd =
  | 'imported'
  /** The list changes nobody; nothing is asked. */
  | 'nothing-to-do'
  /** A broken row stopped it; the store is as it was. */
  | 'broken';

/**
 * Importing the same list twice changes nothing. Throws a `Failure`: `import-not-confirmed`, or
 * `import-overtaken`; after either the store is as it was.
 */
export async function commitImport(
  ports: { readonly clock: Clock },
  prepared: PreparedImport,
  confirm: ImportConfirmation,
): Promise<ImportEnd> {
  if (!prepared.isSound) return 'broken';
  const size = importSize(prepared.counts);
  if (size === 0) return 'nothing-to-do';
  await assertConfirmed(prepared.counts, confirm);
  const event = { at: ports.clock.now(), source: prepared.source };
  const end = await prepared.staged.commit(prepared.previewed, {
    added: { ...event, action: 'imported' },
    left: { ...event, action: 'left' },
  });
  if (end === 'committed') return 'imported';
  throw new Failure(
    'failure',
    'import-overtaken',
    'Subscribers have changed since this import was prepared. Nothing was imported.',
    'Run the same command again: it prepares anew.',
  );
}

async function assertConfirmed(counts: ImportCounts, confirm: ImportConfirmation): Promise<void> {
  const size = importSize(counts);
  const given = typeof confirm === 'number' ? confirm : await confirm(size);
  if (given === size) return;
  throw new Failure(
    'not-confirmed',
    'import-not-confirmed',
    `Nothing was imported. The list changes ${size} people${given === undefined ? '' : `, not ${given}`}.`,
    `Look at what it would do (--plan), then confirm with the count: --confirm=${size}`,
  );
}
