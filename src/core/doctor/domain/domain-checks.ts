/** Whether receivers believe that mails are the sender's, by what stands in the DNS of its domain. */
import { checkGroup } from '../check-group.ts';
import type { DoctorFacts } from '../doctor-facts.ts';
import { note, ok, type Seen } from '../finding.ts';
import type { SigningKey } from '../key-checks.ts';
import type { DnsAnswer } from '../looked.ts';
import { providerOf, type TransportId } from '../providers.ts';
import { judgeAlignment } from './alignment-checks.ts';
import { judgeDkim, publishedKeys, type DkimKeyAnswer } from './dkim-checks.ts';
import { judgeDmarc, judgeReports, type ReportTarget } from './dmarc-checks.ts';
import { appliedRecord, organisationalDomain, type DmarcWalk } from './dmarc-record.ts';
import { judgeInbox, type Inbox } from './mail-exchange-checks.ts';
import { includes, judgeSpf, type SpfTree } from './spf-checks.ts';

export interface DomainFacts {
  /** Of the From address. */
  readonly domain: string;
  readonly transport: TransportId;
  readonly inboxes: readonly Inbox[];
  readonly spf: SpfTree;
  readonly keys: readonly DkimKeyAnswer[];
  readonly ownKey: SigningKey | undefined;
  /** From the domain upwards. */
  readonly walk: DmarcWalk;
  /** From the domain that signs upwards, where that is another. */
  readonly signerWalk: DmarcWalk | undefined;
  readonly reportTargets: readonly ReportTarget[];
  readonly returnPath: ReturnPath | undefined;
}

/** The name below the domain to which the provider has bounces go. */
export interface ReturnPath {
  readonly domain: string;
  readonly target: DnsAnswer<string>;
  readonly spf: SpfTree;
}

export const domainChecks = checkGroup<DoctorFacts, DomainFacts>('Domain', ({ domain }) => domain, [
  { id: 'domain/mx', title: 'Answers (MX)', kind: 'failure', judge: arrives },
  { id: 'domain/spf', title: 'SPF', kind: 'failure', judge: namesServers },
  { id: 'domain/return-path', title: 'Return path', kind: 'failure', judge: returns },
  {
    id: 'domain/dkim',
    title: 'DKIM',
    kind: 'failure',
    judge: isSigned,
  },
  { id: 'domain/dmarc', title: 'DMARC', kind: 'failure', judge: hasPolicy },
  { id: 'domain/reports', title: 'DMARC reports', kind: 'failure', judge: reports },
  { id: 'domain/alignment', title: 'Alignment', kind: 'failure', judge: aligns },
]);

function arrives({ inboxes }: DomainFacts): Seen[] {
  return inboxes.map(judgeInbox);
}

function namesServers({ spf, transport }: DomainFacts): Seen[] {
  return judgeSpf(spf, providerOf(transport));
}

function returns({ returnPath, transport }: DomainFacts): Seen[] {
  const provider = providerOf(transport);
  if (returnPath === undefined || provider === undefined) return [];
  const { domain } = returnPath;
  if (isOwn(returnPath, transport)) return [ok(`${domain} is ${provider.name}’s.`)];
  return [
    note(
      `Nothing of ${provider.name}’s stands at ${domain}, where it usually has bounces go: then DKIM alone proves the sender.`,
      { where: domain, remedy: `Compare it with ${provider.pages}.` },
    ),
  ];
}

/** Whether SPF passes there: by the CNAME of the provider, or by an SPF record that names it. */
function isOwn({ target, spf }: ReturnPath, transport: TransportId): boolean {
  const provider = providerOf(transport);
  if (provider?.returnPathTarget !== undefined) {
    return 'records' in target && target.records.includes(provider.returnPathTarget);
  }
  return provider?.spf !== undefined && includes(spf, provider.spf);
}

function isSigned(facts: DomainFacts): Seen[] {
  return judgeDkim({
    keys: facts.keys,
    provider: providerOf(facts.transport),
    ownKey: facts.ownKey,
  });
}

function hasPolicy({ walk }: DomainFacts): Seen[] {
  return judgeDmarc(walk);
}

function reports({ walk, reportTargets }: DomainFacts): Seen[] {
  return judgeReports(appliedRecord(walk)?.domain ?? '', reportTargets);
}

function aligns(facts: DomainFacts): Seen[] {
  const { domain, walk, transport } = facts;
  if (transport === 'outbox') return [];
  const organisation = organisationalDomain(walk);
  return judgeAlignment({
    domain,
    organisation,
    applied: appliedRecord(walk),
    signer: signerOf(facts),
    returnPath: returnPathOf(facts),
  });
}

function signerOf({ keys, signerWalk, walk }: DomainFacts) {
  const [key] = publishedKeys(keys);
  if (key === undefined) return undefined;
  return { domain: key.domain, organisation: organisationalDomain(signerWalk ?? walk) };
}

function returnPathOf({ domain, transport, returnPath, walk, spf }: DomainFacts) {
  const organisation = organisationalDomain(walk);
  // An SMTP server is given the From address as the one that bounces go to.
  if (transport === 'smtp' && 'records' in spf.answer && spf.answer.records.length === 1) {
    return { domain, organisation };
  }
  if (returnPath === undefined || !isOwn(returnPath, transport)) return undefined;
  return { domain: returnPath.domain, organisation };
}
