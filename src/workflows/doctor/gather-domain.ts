/** Looks up what stands in the DNS of the sender's domain. */
import type { DkimKeyAnswer } from '../../core/doctor/domain/dkim-checks.ts';
import { publishedKeys } from '../../core/doctor/domain/dkim-checks.ts';
import { reportTargets } from '../../core/doctor/domain/dmarc-checks.ts';
import { walkOf, type DmarcWalk } from '../../core/doctor/domain/dmarc-record.ts';
import type { DomainFacts, ReturnPath } from '../../core/doctor/domain/domain-checks.ts';
import type { Inbox } from '../../core/doctor/domain/mail-exchange-checks.ts';
import type { SigningKey } from '../../core/doctor/key-checks.ts';
import type { Looked } from '../../core/doctor/looked.ts';
import { providerOf, type TransportId } from '../../core/doctor/providers.ts';
import type { DnsResolver } from '../../ports/doctor.ts';
import { gatherSpf } from './gather-spf.ts';

export interface DomainQuestion {
  /** Of the From address, in ASCII and lower case. */
  readonly domain: string;
  readonly replyDomain: string | undefined;
  readonly transport: TransportId;
  /** Where the key stands that mails are signed with here. */
  readonly dkim: { readonly domain: string; readonly selector: string } | undefined;
  readonly ownKey: SigningKey | undefined;
  /** In the place of those that the provider is known for. */
  readonly selector: string | undefined;
}

export async function gatherDomain(
  dns: DnsResolver,
  question: DomainQuestion,
): Promise<Looked<DomainFacts>> {
  const { domain, replyDomain, transport, ownKey } = question;
  const [inboxes, spf, walk, keys, returnPath] = await Promise.all([
    Promise.all([
      inboxOf(dns, domain, 'sender.address'),
      ...(replyDomain === undefined || replyDomain === domain
        ? []
        : [inboxOf(dns, replyDomain, 'sender.replyTo')]),
    ]),
    gatherSpf(dns, domain),
    gatherWalk(dns, domain),
    gatherKeys(dns, question),
    gatherReturnPath(dns, domain, transport),
  ]);
  const reason = whyNothing(inboxes, [spf.answer, ...walk.map((step) => step.answer)]);
  if (reason !== undefined) {
    return {
      failed: `${domain} could not be looked up: ${reason}.`,
      remedy: 'See that this machine is online, or ask another DNS server: --resolver 9.9.9.9',
    };
  }
  const signer = publishedKeys(keys)[0]?.domain;
  const [signerWalk, targets] = await Promise.all([
    signer === undefined || signer === domain ? undefined : gatherWalk(dns, signer),
    gatherReportTargets(dns, walk),
  ]);
  return {
    value: {
      domain,
      transport,
      ownKey,
      inboxes,
      spf,
      walk,
      keys,
      returnPath,
      signerWalk,
      reportTargets: targets,
    },
  };
}

/** Set when not one question was answered: then the network is at fault, not the domain. */
function whyNothing(
  inboxes: readonly Inbox[],
  answers: readonly (Inbox['addresses'] | DmarcWalk[number]['answer'])[],
): string | undefined {
  const all = [...inboxes.map(({ exchanges }) => exchanges), ...answers];
  const reasons = all.flatMap((answer) => ('failed' in answer ? [answer.failed] : []));
  return reasons.length === all.length ? reasons[0] : undefined;
}

async function inboxOf(dns: DnsResolver, domain: string, key: string): Promise<Inbox> {
  const [exchanges, addresses] = await Promise.all([dns.mx(domain), dns.addresses(domain)]);
  return { domain, key, exchanges, addresses };
}

function gatherWalk(dns: DnsResolver, domain: string): Promise<DmarcWalk> {
  return Promise.all(
    walkOf(domain).map(async (name) => ({
      domain: name,
      answer: await dns.txt(`_dmarc.${name}`),
    })),
  );
}

async function gatherReportTargets(
  dns: DnsResolver,
  walk: DmarcWalk,
): Promise<DomainFacts['reportTargets']> {
  const reports = reportTargets(walk);
  if (reports === undefined) return [];
  return Promise.all(
    reports.targets.map(async (domain) => ({
      domain,
      answer: await dns.txt(`${reports.from}._report._dmarc.${domain}`),
    })),
  );
}

async function gatherKeys(
  dns: DnsResolver,
  question: DomainQuestion,
): Promise<readonly DkimKeyAnswer[]> {
  const names = keyNames(question);
  return Promise.all(
    names.map(async (name) => ({
      ...name,
      answer: await dns.txt(`${name.selector}._domainkey.${name.domain}`),
    })),
  );
}

/** A provider may have been given the domain above the sender's. */
const MOST_PARENTS = 2;

function keyNames({
  domain,
  transport,
  dkim,
  selector,
}: DomainQuestion): readonly { readonly domain: string; readonly selector: string }[] {
  if (selector === undefined && transport === 'smtp') return dkim === undefined ? [] : [dkim];
  const selectors = selector === undefined ? (providerOf(transport)?.selectors ?? []) : [selector];
  const labels = domain.split('.');
  const domains = labels
    .map((_, index) => labels.slice(index).join('.'))
    .filter((name) => name.includes('.'))
    .slice(0, 1 + MOST_PARENTS);
  return domains.flatMap((name) => selectors.map((each) => ({ domain: name, selector: each })));
}

async function gatherReturnPath(
  dns: DnsResolver,
  domain: string,
  transport: TransportId,
): Promise<ReturnPath | undefined> {
  const label = providerOf(transport)?.returnPath;
  if (label === undefined) return undefined;
  const name = `${label}.${domain}`;
  const [target, spf] = await Promise.all([dns.cname(name), gatherSpf(dns, name)]);
  return { domain: name, target, spf };
}
