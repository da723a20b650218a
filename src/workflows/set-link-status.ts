/** Sets links aside, or takes them back: their status is changed in their files. */
import { Failure } from '../core/failure.ts';
import { findLink } from '../core/link/find-link.ts';
import type { LinkRecord } from '../core/link/link-record.ts';
import { standingOf } from '../core/link/link-standing.ts';
import { changeLink } from '../core/link/link-text.ts';
import type { LinkUse } from '../core/link/link-uses.ts';
import type { LinkFiles } from '../ports/links.ts';

export interface ChangedStatus {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  /** False when it had this status before. */
  readonly isChanged: boolean;
  /** The issues that show it all the same. */
  readonly uses: readonly LinkUse[];
}

/** All parts are looked up before anything is written. */
export async function setLinkStatus(
  links: LinkFiles,
  request: { readonly parts: readonly string[]; readonly status: 'ready' | 'skipped' },
): Promise<ChangedStatus[]> {
  const { records } = await links.all();
  const found = new Set(request.parts.map((part) => findLink(records, part)));
  const uses = await links.uses(records);
  const changed: ChangedStatus[] = [];
  for (const record of found) {
    const { id, path, fields } = record;
    const isChanged = fields.status !== request.status;
    if (isChanged) {
      await replaceLink(links, record, changeLink(record.text, { status: request.status }));
    }
    changed.push({ id, path, title: fields.title, isChanged, uses: standingOf(record, uses).uses });
  }
  return changed;
}

/** Throws where somebody saved the file meanwhile. */
export async function replaceLink(
  links: Pick<LinkFiles, 'replace'>,
  record: LinkRecord,
  text: string,
): Promise<void> {
  if (await links.replace(record, text)) return;
  throw changedMeanwhile(record.path);
}

export function changedMeanwhile(path: string): Failure {
  return new Failure(
    'failure',
    'file-changed',
    `${path} was changed by something else at this moment; it was left as it is.`,
    'Save and close it in your editor, then run the command again.',
  );
}
