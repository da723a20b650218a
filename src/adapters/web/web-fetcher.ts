/** Pages of others, fetched from the public web alone and within limits: the port WebFetcher. */
import { lookup } from 'node:dns/promises';
import { Client, type Dispatcher } from 'undici';
import { askedAddress, portOf } from '../../core/web/asked-address.ts';
import { isPublicAddress } from '../../core/web/public-address.ts';
import type { WebAnswer, WebFailure, WebFetcher, WebRequest } from '../../ports/web.ts';
import { failure, failureOf } from './failure-of.ts';
import { guardedConnector, type Reach, type Resolve } from './guarded-connector.ts';
import { ACCEPTED_CODINGS, readBody } from './read-body.ts';
import { Refused } from './refused.ts';
import { webLimits, type WebLimits } from './web-limits.ts';

export interface WebFetcherOptions {
  readonly userAgent: string;
  /** For tests alone, as are all others: servers of this machine are not on the public web. */
  readonly reach?: Reach;
  readonly resolve?: Resolve;
  readonly ca?: string;
  readonly limits?: Partial<WebLimits>;
}

const publicWeb: Reach = {
  address: isPublicAddress,
  port: (port) => port === 443 || port === 80,
};

export function createWebFetcher(options: WebFetcherOptions): WebFetcher {
  const how: How = {
    userAgent: options.userAgent,
    reach: options.reach ?? publicWeb,
    resolve: options.resolve ?? ((host) => lookup(host, { all: true })),
    ca: options.ca,
    limits: { ...webLimits, ...options.limits },
  };
  return {
    async fetch(request) {
      request.signal?.throwIfAborted();
      const deadline = AbortSignal.timeout(how.limits.overallMs);
      const signal = AbortSignal.any([deadline, ...(request.signal ? [request.signal] : [])]);
      try {
        return await follow(request, how, signal);
      } catch (error) {
        request.signal?.throwIfAborted();
        return failureOf(error, deadline.aborted);
      }
    },
  };
}

interface How {
  readonly userAgent: string;
  readonly reach: Reach;
  readonly resolve: Resolve;
  readonly ca: string | undefined;
  readonly limits: WebLimits;
}

async function follow(
  request: WebRequest,
  how: How,
  signal: AbortSignal,
): Promise<WebAnswer | WebFailure> {
  const redirects: WebAnswer['redirects'][number][] = [];
  let url = judged(request.url, undefined, how.reach);
  for (;;) {
    const hop = await ask(url, request, how, signal);
    if (hop.location === undefined) return { ...hop.answer, url: url.href, redirects };
    if (redirects.length === how.limits.redirects) {
      return failure('too-many-redirects', `it leads on more than ${redirects.length} times`);
    }
    url = judged(hop.location, url, how.reach);
    redirects.push({ status: hop.answer.status, to: url.href });
  }
}

/** Throws `Refused`. A redirect keeps the fragment that it does not replace (RFC 9110, 10.2.2). */
function judged(address: string, from: URL | undefined, reach: Reach): URL {
  const asked = askedAddress(address, from);
  if ('refused' in asked) throw new Refused(asked.refused);
  const { url } = asked;
  if (!reach.port(portOf(url))) throw new Refused(`port ${url.port} is none of the web’s`);
  if (url.hash === '' && from !== undefined) url.hash = from.hash;
  return url;
}

interface Hop {
  readonly answer: Omit<WebAnswer, 'url' | 'redirects'>;
  /** Where it leads on. */
  readonly location: string | undefined;
}

/** One connection for one request: none is kept that a later one could be sent astray by. */
async function ask(url: URL, request: WebRequest, how: How, signal: AbortSignal): Promise<Hop> {
  const { limits } = how;
  const client = new Client(url.origin, {
    connect: guardedConnector({ ...how, connectMs: limits.connectMs, signal }),
    pipelining: 0,
    allowH2: false,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.firstByteMs,
    bodyTimeout: limits.silenceMs,
  });
  try {
    const response = await client.request({ ...requestOf(url, request, how.userAgent), signal });
    // Without a listener the end that is put to it below would end the process.
    response.body.on('error', () => undefined);
    const method = request.method ?? 'GET';
    const location = locationOf(response, method);
    const headers = headersOf(response);
    const body =
      location === undefined && method !== 'HEAD'
        ? await readBody(
            response.body,
            headers.get('content-encoding') ?? '',
            request.maxBytes ?? limits.bodyBytes,
          )
        : { bytes: new Uint8Array(), isCutOff: false };
    const { bytes, isCutOff } = body;
    const answer = { kind: 'answer', status: response.statusCode, headers } as const;
    return { answer: { ...answer, body: bytes, isCutOff }, location };
  } finally {
    await client.destroy();
  }
}

function requestOf(
  url: URL,
  { method = 'GET', form }: WebRequest,
  userAgent: string,
): Dispatcher.RequestOptions {
  const isForm = method === 'POST' && form !== undefined;
  return {
    method,
    path: `${url.pathname}${url.search}`,
    headers: {
      'user-agent': userAgent,
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'accept-encoding': ACCEPTED_CODINGS,
      ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(isForm ? { body: new URLSearchParams(form).toString() } : {}),
  };
}

/** A POST is repeated only where the answer says so; otherwise the redirect is the answer. */
function locationOf(
  { statusCode, headers }: Dispatcher.ResponseData,
  method: NonNullable<WebRequest['method']>,
): string | undefined {
  const followed = method === 'POST' ? [307, 308] : [301, 302, 303, 307, 308];
  const [location] = [headers.location].flat();
  return location !== undefined && followed.includes(statusCode) ? spelled(location) : undefined;
}

function headersOf({ headers }: Dispatcher.ResponseData): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), spelled([value].flat().join(', '))]],
    ),
  );
}

/** undici reads a byte a character; what is not ASCII is mostly UTF-8. */
function spelled(header: string): string {
  const text = Buffer.from(header, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? header : text;
}
