/** Checking: every mistake in the author's files, counted. */
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Content } from '../ports.ts';

export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: number;
  readonly warnings: number;
}

/** `only` names files from the newsletter's root; without it everything is checked. */
export async function checkContent(
  content: Pick<Content, 'check'>,
  only: readonly string[] | undefined,
): Promise<CheckReport> {
  const diagnostics = await content.check(only);
  const errors = diagnostics.filter((found) => found.severity === 'error').length;
  return { diagnostics, errors, warnings: diagnostics.length - errors };
}
