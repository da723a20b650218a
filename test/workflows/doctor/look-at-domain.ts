/** Looks a domain up in a real DNS server that knows one zone, and judges it. */
import { nodeDns } from '../../../src/adapters/dns/node-dns.ts';
import { domainChecks } from '../../../src/core/doctor/domain/domain-checks.ts';
import { gatherDomain, type DomainQuestion } from '../../../src/workflows/doctor/gather-domain.ts';
import { noFacts, unwell } from '../../core/doctor/no-facts.ts';
import { dnsDouble, type Zone } from '../../fakes/dns-double.ts';
import { DOMAIN, goodKey } from './sample-zone.ts';

export const bySendgrid: DomainQuestion = {
  domain: DOMAIN,
  replyDomain: undefined,
  transport: 'sendgrid',
  dkim: undefined,
  ownKey: undefined,
  selector: undefined,
};
export const bySmtp = {
  transport: 'smtp',
  dkim: { domain: DOMAIN, selector: 'roundup' },
  ownKey: { bits: 2048, publicKey: goodKey.publicKey },
} as const;

/** What is not well, each as `verdict id: what`. */
export async function look(zone: Zone, question: Partial<DomainQuestion> = {}): Promise<string[]> {
  await using server = await dnsDouble(zone);
  const dns = nodeDns({ server: server.address, timeoutMs: 300 });
  const domain = await gatherDomain(dns, { ...bySendgrid, ...question });
  return unwell(domainChecks.judge({ ...noFacts, domain }));
}
