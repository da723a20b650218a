/** Checking: every mistake in the author's files, and in the mails that are made of them, counted. */
import { type Diagnostic, sortDiagnostics } from '../core/diagnostics.ts';
import type { Clock, Content } from '../ports.ts';
import { mailsToCheck } from './mails-to-check.ts';

export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: number;
  readonly warnings: number;
}

export interface CheckPorts {
  readonly content: Pick<Content, 'config' | 'check' | 'issue' | 'extras' | 'issueDates'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** `only` names files from the newsletter's root; without it everything is checked. */
export async function checkContent(
  ports: CheckPorts,
  only: readonly string[] | undefined,
): Promise<CheckReport> {
  const written = await ports.content.check(only);
  const diagnostics = sortDiagnostics([...written, ...(await checkMails(ports, only, written))]);
  const errors = diagnostics.filter((found) => found.severity === 'error').length;
  return { diagnostics, errors, warnings: diagnostics.length - errors };
}

async function checkMails(
  { content, clock }: CheckPorts,
  only: readonly string[] | undefined,
  written: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const config = await content.config();
  if (!config.ok) return [];
  const today = clock.now().toISOString().slice(0, 10);
  const ids = mailsToCheck(await content.issueDates(), today, only);
  const broken = new Set(
    written.filter(({ severity }) => severity === 'error').map(({ file }) => file),
  );
  const found: Diagnostic[] = [];
  for (const id of ids) {
    if (broken.has(`issues/${id}.md`)) continue;
    // Rendering is loaded only where there is something to render.
    const { loadPublishRequest } = await import('./load-publish-request.ts');
    const request = await loadPublishRequest(content, config.value, id);
    found.push(...request.mailDiagnostics);
  }
  return found;
}
