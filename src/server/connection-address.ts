/** From which address a request comes, as far as it can be believed. */
import type { Context } from 'hono';
import proxyAddr from 'proxy-addr';
import type { ServerEnv } from './server-env.ts';

export type ConnectionAddress = (context: Context<ServerEnv>) => string;

/** Of an IPv6 network its holder has all 2^64 addresses, so they count as one. */
const IPV6_GROUPS = 4;

/**
 * The peer's own address; what `X-Forwarded-For` says counts only when the peer is one of
 * `trusted`, and only as far back as each that said so is. For limits and hashes, not to be shown.
 */
export function connectionAddress(trusted: readonly string[]): ConnectionAddress {
  const trust = proxyAddr.compile([...trusted]);
  return ({ env }) => {
    const incoming = env?.incoming;
    if (incoming?.socket.remoteAddress === undefined) return 'unknown';
    return grouped(proxyAddr(incoming, trust));
  };
}

function grouped(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const host = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1) ?? address;
  const [head = '', tail] = host.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  const groups = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return `${groups.slice(0, IPV6_GROUPS).join(':')}::/64`;
}
