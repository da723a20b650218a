/** Checking: every mistake in the author's files, in their mails, and every change since sending. */
import { diagnostic, type Diagnostic, sortDiagnostics, startOf } from '../core/diagnostics.ts';
import { plainExtrasIn } from '../core/doctor/repository-checks.ts';
import type { Content } from '../ports/content.ts';
import type { DoctorTools } from '../ports/doctor.ts';
import type { Ledger } from '../ports/ledger.ts';
import { changedSinceSent } from './changed-since-sent.ts';
import { checkMails, type CheckMailsPorts } from './check-mails.ts';

export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: number;
  readonly warnings: number;
  /** Why what was sent could not be compared, when it could not. */
  readonly notCompared: string | undefined;
}

export interface CheckPorts extends CheckMailsPorts {
  readonly content: CheckMailsPorts['content'] & Pick<Content, 'check' | 'sound'>;
  readonly ledger: Pick<Ledger, 'mailed'>;
  readonly repository: DoctorTools['repository'];
}

/** `only` names files from the newsletter's root; without it everything is checked. */
export async function checkContent(
  ports: CheckPorts,
  only: readonly string[] | undefined,
): Promise<CheckReport> {
  const written = await ports.content.check(only);
  const changes = await changedSinceSent(ports.content, ports.ledger, only);
  const diagnostics = sortDiagnostics([
    ...written,
    ...(await checkMails(ports, only, written)),
    ...changes.diagnostics,
    ...(await trackedExtras(ports, only)),
  ]);
  const errors = diagnostics.filter((found) => found.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return { diagnostics, errors, warnings, notCompared: changes.notCompared };
}

/** A public repository with extras in it has leaked them, and nobody can tell from here which it is. */
async function trackedExtras(
  { repository }: Pick<CheckPorts, 'repository'>,
  only: readonly string[] | undefined,
): Promise<Diagnostic[]> {
  const looked = await repository();
  if (!('value' in looked)) return [];
  return plainExtrasIn(looked.value)
    .filter((path) => only === undefined || only.includes(path))
    .map((path) =>
      diagnostic('extra/tracked', startOf(path), {
        reason: 'git tracks this file, so whoever can read the repository can read it.',
      }),
    );
}
