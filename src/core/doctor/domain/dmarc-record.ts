/** Reads a DMARC record (RFC 9989, 4.7), and finds the domain that it speaks for (4.10). */
import type { DnsAnswer } from '../looked.ts';

export interface DmarcRecord {
  readonly policy: Policy;
  readonly subdomainPolicy: Policy | undefined;
  /** Whether a signature's, or a return path's, domain must be the very same. */
  readonly strict: { readonly dkim: boolean; readonly spf: boolean };
  /** Where reports go: `mailto:` addresses. */
  readonly reports: readonly string[];
  /** Receivers treat the policy as the next weaker one (`t=y`). */
  readonly isTest: boolean;
  readonly psd: 'y' | 'n' | undefined;
  /** Tags that receivers ignore or do not understand. */
  readonly odd: readonly string[];
}

export type Policy = 'none' | 'quarantine' | 'reject';

/** What stands at `_dmarc.` of a domain and of each one above it, from below. */
export type DmarcWalk = readonly { readonly domain: string; readonly answer: DnsAnswer<string> }[];

/** RFC 9989, 4.10: at most eight look-ups, so that long names cost no more than short ones. */
const MOST_STEPS = 8;

/** The domains whose records are looked up, in that order. */
export function walkOf(domain: string): string[] {
  const labels = domain.split('.');
  const above = labels.map((_, index) => labels.slice(index).join('.')).slice(1);
  return [domain, ...above.slice(-(MOST_STEPS - 1))];
}

/** Whether a TXT record is meant to be one: the version comes first, as it is written here. */
export function isDmarc(text: string): boolean {
  return /^v\s*=\s*DMARC1\s*(?:;|$)/.test(text);
}

const TAGS = new Set('v p sp np adkim aspf fo rua ruf psd t'.split(' '));
/** Of RFC 7489, and no more of RFC 9989. */
const FORMER = new Set(['pct', 'rf', 'ri']);

/** undefined when there is no policy in it that could be applied. */
export function readDmarc(text: string): DmarcRecord | undefined {
  const tags = new Map<string, string>();
  const odd: string[] = [];
  for (const part of text
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [, name = '', value = ''] = /^([a-z][a-z0-9]*)\s*=\s*(.*)$/i.exec(part) ?? [];
    const tag = name.toLowerCase();
    if (tag === '' || tags.has(tag)) odd.push(part.slice(0, 40));
    else tags.set(tag, value.trim());
  }
  for (const tag of tags.keys()) if (!TAGS.has(tag) && !FORMER.has(tag)) odd.push(tag);
  const reports = (tags.get('rua') ?? '')
    .split(',')
    .map((uri) => uri.trim())
    .filter(Boolean);
  const policy = policyOf(tags.get('p'));
  // Whoever wants reports and no more may leave the policy out (4.7).
  if (policy === undefined && (tags.has('p') || reports.length === 0)) return undefined;
  const psd = tags.get('psd')?.toLowerCase();
  return {
    policy: policy ?? 'none',
    subdomainPolicy: policyOf(tags.get('sp')),
    strict: {
      dkim: tags.get('adkim')?.toLowerCase() === 's',
      spf: tags.get('aspf')?.toLowerCase() === 's',
    },
    reports,
    isTest: tags.get('t')?.toLowerCase() === 'y',
    psd: psd === 'y' || psd === 'n' ? psd : undefined,
    odd,
  };
}

function policyOf(text: string | undefined): Policy | undefined {
  const policy = text?.toLowerCase();
  return policy === 'none' || policy === 'quarantine' || policy === 'reject' ? policy : undefined;
}

/** Of one name: several count as none (4.10). */
export function onlyRecord(answer: DnsAnswer<string>): string | undefined {
  if ('failed' in answer) return undefined;
  const [record, ...more] = answer.records.filter(isDmarc);
  return more.length === 0 ? record : undefined;
}

/** The domain by which others are recognised as the same sender's (4.10.2). */
export function organisationalDomain(walk: DmarcWalk): string {
  const [start] = walk;
  let highest = start?.domain ?? '';
  for (const [index, step] of walk.entries()) {
    const text = onlyRecord(step.answer);
    const record = text === undefined ? undefined : readDmarc(text);
    if (record === undefined) continue;
    if (record.psd === 'n') return step.domain;
    if (record.psd === 'y' && index > 0) return walk[index - 1]?.domain ?? step.domain;
    highest = step.domain;
  }
  return highest;
}

export interface AppliedRecord {
  /** Where it stands. */
  readonly domain: string;
  readonly text: string;
}

/** The record that receivers apply to the first domain of the walk (4.10.1). */
export function appliedRecord(walk: DmarcWalk): AppliedRecord | undefined {
  const organisation = organisationalDomain(walk);
  const [start] = walk;
  for (const domain of [start?.domain, organisation, ...walk.map((step) => step.domain)]) {
    const step = walk.find((each) => each.domain === domain);
    const text = step && onlyRecord(step.answer);
    if (step !== undefined && text !== undefined) return { domain: step.domain, text };
  }
  return undefined;
}
