/** Host names that never lead to a real server: made for examples, tests and one machine. */

const RESERVED_DOMAINS = ['example.com', 'example.net', 'example.org'];
/** RFC 2606, 2 and 3; RFC 6761, 6; RFC 6762; RFC 8375. */
const RESERVED_ENDS = ['example', 'test', 'invalid', 'localhost', 'local', 'home.arpa', 'internal'];

/** Whether documentation and tests alone use the name. */
export function isReservedName(host: string): boolean {
  return [...RESERVED_DOMAINS, ...RESERVED_ENDS].some((name) => isWithin(host, name));
}

/** Whether `host` is the domain itself or lies below it; both in lower case. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Whether a URL's host means this machine or its own network (RFC 1918, RFC 4193). */
export function isPrivateHost(hostname: string): boolean {
  if (['localhost', 'local', 'home.arpa', 'internal'].some((name) => isWithin(hostname, name))) {
    return true;
  }
  if (hostname.startsWith('[')) return /^\[(?:::1?|f[cd][0-9a-f]*:.*|fe80:.*)\]$/.test(hostname);
  return (
    /^(?:\d+\.){3}\d+$/.test(hostname) &&
    /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0$)/.test(hostname)
  );
}
