/** The DNS through Node's own resolver, of this machine or one that is named: the port DnsResolver. */
import { Resolver } from 'node:dns/promises';
import type { DnsAnswer } from '../../core/doctor/looked.ts';
import type { DnsResolver } from '../../ports/doctor.ts';

/** For one try; each server is tried twice. */
const TIMEOUT_MS = 2_000;
const TRIES = 2;
/** No honest name has as many. */
const MOST_RECORDS = 100;

/** `server` is an IP address with or without a port, such as `9.9.9.9` or `[::1]:53`. */
export function nodeDns(
  options: { readonly server?: string | undefined; readonly timeoutMs?: number } = {},
): DnsResolver {
  const { server, timeoutMs = TIMEOUT_MS } = options;
  const resolver = new Resolver({ timeout: timeoutMs, tries: TRIES });
  if (server !== undefined) resolver.setServers([server]);
  return {
    txt: (name) =>
      answered(async () => (await resolver.resolveTxt(name)).map((parts) => parts.join(''))),
    mx: (name) =>
      answered(async () =>
        (await resolver.resolveMx(name))
          .toSorted((one, other) => one.priority - other.priority)
          .map(({ exchange, priority }) => ({ exchange: plain(exchange), priority })),
      ),
    cname: (name) => answered(async () => (await resolver.resolveCname(name)).map(plain)),
    async addresses(name) {
      const four = await answered(() => resolver.resolve4(name));
      if ('failed' in four || four.records.length > 0) return four;
      return answered(() => resolver.resolve6(name));
    },
  };
}

async function answered<T>(ask: () => Promise<readonly T[]>): Promise<DnsAnswer<T>> {
  try {
    return { records: (await ask()).slice(0, MOST_RECORDS) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return ABSENT.has(code) ? { records: [] } : { failed: reasons[code] ?? code };
  }
}

/** The name is not there, or has no record of the type. */
const ABSENT: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

/** c-ares's codes, https://nodejs.org/api/dns.html#error-codes */
const reasons: Readonly<Record<string, string>> = {
  ETIMEOUT: 'the DNS server did not answer in time',
  ECONNREFUSED: 'no DNS server can be reached',
  ESERVFAIL: 'the DNS server failed (SERVFAIL)',
  EREFUSED: 'the DNS server refuses to answer (REFUSED)',
  EBADRESP: 'the DNS server’s answer cannot be read',
  EBADNAME: 'the name is no name of the DNS',
  EFORMERR: 'the DNS server does not understand the question',
};

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
