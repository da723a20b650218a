/** The key of a page in the incremental build: it changes when anything the page shows does. */
import { createHash } from 'node:crypto';

export function pageKey(...shown: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
}
