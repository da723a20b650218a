/** One publishing process at a time, held by a lock that the system drops when the process dies. */
import { DatabaseSync } from 'node:sqlite';
import type { DeliveryLock } from '../ports.ts';
import { createPrivateFile } from './store-sqlite/private-file.ts';
import { isBusy, storeFailure } from './store-sqlite/store-failure.ts';

/**
 * Holds an exclusive transaction on an empty SQLite file of its own: unlike a file with a process
 * id it cannot be left behind by SIGKILL, and unlike the store it does not keep readers out.
 */
export function createDeliveryLock(path: string): DeliveryLock {
  return {
    async acquire() {
      createPrivateFile(path);
      const connection = new DatabaseSync(path, { timeout: 0 });
      try {
        connection.exec('BEGIN EXCLUSIVE');
      } catch (error) {
        connection.close();
        if (isBusy(error)) return undefined;
        throw storeFailure(error, path);
      }
      return {
        async [Symbol.asyncDispose]() {
          if (connection.isOpen) connection.close();
        },
      };
    },
  };
}
