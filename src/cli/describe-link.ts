/** Links as the commands about them show them. */
import { authorNames } from '../core/link/author-names.ts';
import type { LinkStanding } from '../core/link/link-standing.ts';
import type { LinkUse } from '../core/link/link-uses.ts';
import { oneLine, visibleText } from '../core/link/clean-text.ts';

/** `used     2023-10-04-api-gateways-9f2c11ab  API gateways (in 2023-10)` */
export function linkLine({ record, status, uses, repeats }: LinkStanding, width: number): string {
  const { id, fields } = record;
  const notes = [
    ...(uses.length === 0 ? [] : [`in ${issueNames(uses)}`]),
    ...(repeats.length === 0 ? [] : [`its page also in ${issueNames(repeats)}`]),
    ...(status === 'used' && uses.length === 0 ? ['in no issue'] : []),
  ];
  const note = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
  return `${status.padEnd(7)}  ${id.padEnd(width)}  ${oneLine(fields.title, 100)}${note}`;
}

/** `2023-09, 2023-11 (draft)` */
export function issueNames(uses: readonly LinkUse[]): string {
  return uses.map(({ issueId, isDraft }) => `${issueId}${isDraft ? ' (draft)' : ''}`).join(', ');
}

export function linkData({ record, status, uses, repeats }: LinkStanding) {
  const { id, path, fields, comment } = record;
  return {
    id,
    path,
    ...fields,
    status,
    comment,
    usedIn: uses.map(({ issueId }) => issueId),
    repeatedIn: repeats.map(({ issueId }) => issueId),
  };
}

/** One link in full, for people. */
export function linkCard(standing: LinkStanding): string {
  const { record, status, uses, repeats } = standing;
  const { fields, comment } = record;
  const via =
    fields.via === undefined || typeof fields.via === 'string' ? fields.via : fields.via.name;
  const rows: [string, string | undefined][] = [
    ['by', authorNames(fields.author).join(', ')],
    ['site', fields.site],
    ['address', fields.url],
    ['published', fields.published],
    ['added', fields.added],
    ['via', via],
    ['kind', fields.minutes === undefined ? fields.kind : `${fields.kind}, ${fields.minutes} min`],
    ['tags', fields.tags.join(', ')],
    ['status', status],
    ['issues', issueNames(uses)],
    ['also in', issueNames(repeats)],
    ['file', record.path],
  ];
  return [
    oneLine(fields.title, 300),
    ...rows
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value = '']) => `  ${name.padEnd(9)}  ${oneLine(value, 500)}`),
    ...(comment === ''
      ? []
      : [
          '',
          ...visibleText(comment)
            .split('\n')
            .map((line) => `  ${line}`.trimEnd()),
        ]),
  ].join('\n');
}
