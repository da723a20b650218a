/** One request to an API whose answers are only read: no redirect is followed, and no answer is without end. */

import { jsonOf } from '../../core/json-of.ts';

export interface ApiCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Makes it a POST, of JSON unless the headers say otherwise. */
  readonly body?: string;
}

export interface CallLimits {
  /** For the whole exchange. */
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
}

/** What came back. It holds nothing of the request, so it may be kept. */
export type ApiReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Parsed; undefined where it is no JSON. */
      readonly body: unknown;
      header(name: string): string | undefined;
    }
  | {
      readonly kind: 'no-answer';
      /** Such as `ECONNRESET`. */
      readonly code: string;
    };

/** Never throws. */
export async function callApi(call: ApiCall, limits: CallLimits): Promise<ApiReply> {
  const deadline = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await fetch(call.url, {
      redirect: 'manual',
      signal: deadline,
      headers: { accept: 'application/json', 'user-agent': 'roundup', ...call.headers },
      ...(call.body === undefined ? {} : { method: 'POST', body: call.body }),
    });
    const text = await boundedText(response, limits.maxAnswerBytes);
    if (text === undefined) return { kind: 'no-answer', code: 'ANSWER_TOO_LARGE' };
    return {
      kind: 'answer',
      status: response.status,
      body: jsonOf(text),
      header: (name) => response.headers.get(name) ?? undefined,
    };
  } catch (error) {
    return { kind: 'no-answer', code: deadline.aborted ? 'time-out' : codeOf(error) };
  }
}

async function boundedText(response: Response, maxBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes).toString('utf8');
}

/** fetch hides what happened in the cause of its error. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'no code';
}
