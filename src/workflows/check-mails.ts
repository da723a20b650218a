/** Holds the mails that have still to go out to the rules of mail clients. */
import type { Diagnostic } from '../core/diagnostics.ts';
import type { Clock } from '../ports/clock.ts';
import type { Content } from '../ports/content.ts';
import { issueName } from '../core/issue/issue-name.ts';
import { mailsToCheck } from './mails-to-check.ts';

export interface CheckMailsPorts {
  readonly content: Pick<Content, 'config' | 'issue' | 'extras' | 'issueDates'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** `written` is what is wrong with the files: an issue with errors there makes no mail. */
export async function checkMails(
  { content, clock }: CheckMailsPorts,
  only: readonly string[] | undefined,
  written: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const config = await content.config();
  if (!config.ok) return [];
  const today = clock.now().toISOString().slice(0, 10);
  const ids = mailsToCheck(await content.issueDates(), today, only);
  const broken = new Set(
    written.flatMap(({ severity, file }) => (severity === 'error' ? (issueName(file) ?? []) : [])),
  );
  const found: Diagnostic[] = [];
  for (const id of ids) {
    if (broken.has(id)) continue;
    // Rendering is loaded only where there is something to render.
    const { loadPublishRequest } = await import('./load-publish-request.ts');
    const request = await loadPublishRequest(content, config.value, id);
    found.push(...request.mailDiagnostics);
  }
  return found;
}
