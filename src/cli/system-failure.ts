/** What the operating system refused, as a failure that says so. */
import { Failure } from '../core/failure.ts';

/** undefined for every other error. */
export function systemFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return new Failure(
    'failure',
    'system-refused',
    `The system refused: ${error.message}.`,
    'Look at the path it names, its rights, and the space that is left.',
  );
}
