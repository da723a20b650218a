/** Follows an SPF record through all that it includes, as receivers do, within bounds. */
import { hasMacro, isSpf, readSpf } from '../../core/doctor/domain/spf-record.ts';
import type { SpfTree } from '../../core/doctor/domain/spf-checks.ts';
import type { DnsResolver } from '../../ports/doctor.ts';

/** Receivers stop after ten look-ups; some more are followed to say by how many it is over. */
const MOST_DOMAINS = 30;

/** Looks each include up once for every place that leads to it. */
export function gatherSpf(dns: DnsResolver, domain: string): Promise<SpfTree> {
  let left = MOST_DOMAINS;
  const follow = async (name: string, above: readonly string[]): Promise<SpfTree> => {
    const stopped = stopAt(name, above, left);
    if (stopped !== undefined) {
      return { domain: name, answer: { records: [] }, leads: [], stop: stopped };
    }
    left -= 1;
    const found = await dns.txt(name);
    if ('failed' in found) return { domain: name, answer: found, leads: [] };
    const records = found.records.filter(isSpf);
    const [record, ...more] = records;
    const leads = record === undefined || more.length > 0 ? [] : readSpf(record).leads;
    return {
      domain: name,
      answer: { records },
      leads: await Promise.all(leads.map(({ to }) => follow(to, [...above, name]))),
    };
  };
  return follow(domain, []);
}

function stopAt(name: string, above: readonly string[], left: number): SpfTree['stop'] {
  if (hasMacro(name)) return 'macro';
  if (above.includes(name)) return 'loop';
  return left === 0 ? 'bound' : undefined;
}
