/** Judges what the domain asks of receivers when a mail in its name is not proven to be (RFC 9989). */
import { note, ok, problem, warning, type Seen } from '../finding.ts';
import type { DnsAnswer } from '../looked.ts';
import { isWithin } from '../reserved-name.ts';
import {
  appliedRecord,
  isDmarc,
  organisationalDomain,
  readDmarc,
  type DmarcWalk,
} from './dmarc-record.ts';
import { AGAIN } from './spf-checks.ts';

export function judgeDmarc(walk: DmarcWalk): Seen[] {
  const [start] = walk;
  if (start === undefined) return [];
  const applied = appliedRecord(walk);
  if (applied === undefined) return [...several(walk), ...missing(walk, start.domain)].slice(0, 1);
  const where = `TXT _dmarc.${applied.domain}`;
  const record = readDmarc(applied.text);
  if (record === undefined) {
    return [
      problem('The record has no policy that receivers could apply, so it counts for nothing.', {
        where,
        remedy: `Write it like: v=DMARC1; p=none; rua=mailto:dmarc@${applied.domain}`,
      }),
    ];
  }
  const policy =
    applied.domain === start.domain ? record.policy : (record.subdomainPolicy ?? record.policy);
  return [
    ok(`Receivers are asked for "${policy}"${record.isTest ? ', as a test' : ''}.`, where),
    ...(policy === 'none'
      ? [
          note('“none” lets forged mail in your name pass.', {
            where,
            remedy: 'Once reports show nothing of yours failing, write p=quarantine.',
          }),
        ]
      : []),
    ...record.odd.slice(0, 3).map((tag) =>
      warning(`Receivers do not understand "${tag}".`, {
        where,
        remedy: 'Correct or remove it.',
      }),
    ),
    ...(record.reports.length === 0
      ? [
          note('Nobody gets reports of who sends in your name.', {
            where,
            remedy: `Add: rua=mailto:dmarc@${applied.domain}`,
          }),
        ]
      : []),
  ];
}

function several(walk: DmarcWalk): Seen[] {
  return walk.flatMap(({ domain, answer }) => {
    const count = 'records' in answer ? answer.records.filter(isDmarc).length : 0;
    return count < 2
      ? []
      : [
          problem(`There are ${count} DMARC records; with more than one, none counts.`, {
            where: `TXT _dmarc.${domain}`,
            remedy: 'Leave one.',
          }),
        ];
  });
}

function missing(walk: DmarcWalk, domain: string): Seen[] {
  const where = `TXT _dmarc.${domain}`;
  for (const { answer } of walk) {
    if (!('failed' in answer)) continue;
    return [warning(`It could not be looked up: ${answer.failed}.`, { where, remedy: AGAIN })];
  }
  return [
    problem('There is no DMARC record; Gmail and Yahoo ask newsletters for one.', {
      where,
      remedy: `Publish: v=DMARC1; p=none; rua=mailto:dmarc@${domain}`,
    }),
  ];
}

/** A domain outside that must say that it takes the reports (RFC 9990, 4). */
export interface ReportTarget {
  readonly domain: string;
  /** Of `<domain>._report._dmarc.<target>`. */
  readonly answer: DnsAnswer<string>;
}

/** Domains outside of the sender's own to which its reports go. */
export function reportTargets(walk: DmarcWalk): { from: string; targets: string[] } | undefined {
  const applied = appliedRecord(walk);
  const record = applied && readDmarc(applied.text);
  if (applied === undefined || record === undefined) return undefined;
  const own = organisationalDomain(walk);
  const domains = record.reports.flatMap((uri) => {
    const domain = /^mailto:[^@\s]+@([a-z0-9.-]+?)(?:!\w+)?$/i.exec(uri)?.[1]?.toLowerCase();
    return domain === undefined || isWithin(domain, own) ? [] : [domain];
  });
  return { from: applied.domain, targets: [...new Set(domains)].slice(0, 4) };
}

export function judgeReports(from: string, targets: readonly ReportTarget[]): Seen[] {
  return targets.map(({ domain, answer }) => {
    const where = `TXT ${from}._report._dmarc.${domain}`;
    if ('failed' in answer) {
      return warning(`It could not be looked up: ${answer.failed}.`, { where, remedy: AGAIN });
    }
    if (answer.records.some(isDmarc)) return ok(`${domain} takes them.`, where);
    return warning(`${domain} does not say that it takes reports for you, so none are sent.`, {
      where,
      remedy: `Let its owner publish v=DMARC1 there, or have reports go to an address at ${from}.`,
    });
  });
}
