/** Which workers of this machine are alive: each holds a lock that the system drops when it dies. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Presence } from '../store/ledger-parts.ts';
import { createPrivateFile } from './private-file.ts';
import { isBusy, storeFailure } from './store-failure.ts';

/**
 * A worker holds an exclusive transaction on an empty SQLite file of its own, named by its id:
 * unlike a file with a process id it means nothing once its process is gone, not even when another
 * has the same id by then. `folder` is made when it is missing.
 */
export function workerLocks(folder: string): Presence {
  const pathOf = (owner: string): string => join(folder, `${owner}.lock`);
  let held: { readonly connection: DatabaseSync; readonly path: string } | undefined;
  return {
    announce(owner) {
      if (held !== undefined) return;
      const connection = lock(pathOf(owner));
      if (connection === undefined) throw new TypeError('No other worker has this id.');
      held = { connection, path: pathOf(owner) };
    },
    gone: (owners) =>
      owners.filter((owner) => pathOf(owner) !== held?.path && isGone(pathOf(owner))),
    close() {
      held?.connection.close();
      if (held !== undefined) rmSync(held.path, { force: true });
      held = undefined;
    },
  };
}

function isGone(path: string): boolean {
  if (!existsSync(path)) return true;
  const connection = lock(path);
  if (connection === undefined) return false;
  connection.close();
  rmSync(path, { force: true });
  return true;
}

/** undefined when somebody holds it. */
function lock(path: string): DatabaseSync | undefined {
  createPrivateFile(path);
  const connection = new DatabaseSync(path, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection.close();
    if (isBusy(error)) return undefined;
    throw storeFailure(error, path);
  }
}
