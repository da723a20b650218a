/** Checking: every mistake in the author's files, counted. */
import { type Diagnostic, sortDiagnostics } from '../core/diagnostics.ts';
import type { Content, Ledger } from '../ports.ts';
import { changedSinceSent } from './changed-since-sent.ts';

export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: number;
  readonly warnings: number;
  /** Why what was sent could not be compared, when it could not. */
  readonly notCompared: string | undefined;
}

/** `only` names files from the newsletter's root; without it everything is checked. */
export async function checkContent(
  content: Pick<Content, 'check' | 'sound'>,
  ledger: Pick<Ledger, 'mailed'>,
  only: readonly string[] | undefined,
): Promise<CheckReport> {
  const changes = await changedSinceSent(content, ledger, only);
  const diagnostics = sortDiagnostics([...(await content.check(only)), ...changes.diagnostics]);
  const errors = diagnostics.filter((found) => found.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return { diagnostics, errors, warnings, notCompared: changes.notCompared };
}
