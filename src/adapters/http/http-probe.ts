/** One request to a running server, as a mail provider would make it: the port HttpProbe. */
import type { HttpProbe } from '../../ports/doctor.ts';

const TIMEOUT_MS = 8_000;
const MOST_BYTES = 64 * 1024;
/** A Date header tells whole seconds: on the average half of one is cut off. */
const HALF_SECOND_MS = 500;

export function httpProbe(timeoutMs = TIMEOUT_MS): HttpProbe {
  return async ({ url, method, form }) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const began = Date.now();
    try {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        signal: deadline,
        headers: { 'User-Agent': 'roundup-doctor' },
        ...(form === undefined ? {} : { body: bodyOf(form) }),
      });
      const middle = (began + Date.now()) / 2;
      return {
        status: response.status,
        redirects: response.status >= 300 && response.status < 400,
        setsCookie: response.headers.getSetCookie().length > 0,
        text: await beginningOf(response),
        aheadMs: ahead(response.headers.get('date'), middle),
      };
    } catch (error) {
      return { failed: deadline.aborted ? 'there is no answer in time' : reasonOf(error) };
    }
  };
}

type Form = NonNullable<Parameters<HttpProbe>[0]['form']>;

/** Both ways of RFC 8058, 3.2; fetch names the type and the boundary. */
function bodyOf({ name, value, multipart }: Form): FormData | URLSearchParams {
  const body = multipart ? new FormData() : new URLSearchParams();
  body.append(name, value);
  return body;
}

async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    text += decoder.decode(chunk, { stream: true });
    // Leaving the loop ends the connection.
    if (bytes >= MOST_BYTES) break;
  }
  return text;
}

function ahead(date: string | null, ourTime: number): number | undefined {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? undefined : Math.round(theirs + HALF_SECOND_MS - ourTime);
}

/** fetch hides what happened in the cause of its error. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? (/^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'the connection broke');
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the DNS does not know its name',
  EAI_AGAIN: 'its name cannot be looked up now',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it cut the connection',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes without the chain to a known authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  UND_ERR_CONNECT_TIMEOUT: 'there is no answer in time',
};
