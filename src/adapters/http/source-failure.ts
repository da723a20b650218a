/** Why a source of patrons cannot be read, as a failure that shows nothing of what it holds. */
import type { z } from 'zod';
import { Failure } from '../../core/failure.ts';
import type { Provider } from './api-access.ts';
import type { ApiReply } from './call-api.ts';

/** The answer's body, in the form given. Throws for any other answer than a 200 of that form. */
export function bodyOf<Output>(
  reply: ApiReply,
  form: z.ZodType<Output>,
  provider: Provider,
): Output {
  if (reply.kind === 'no-answer' || reply.status !== 200) throw sourceFailure(reply, provider);
  const parsed = form.safeParse(reply.body);
  if (parsed.success) return parsed.data;
  throw sourceUnreadable(provider, 'an answer is not in the form that is known here');
}

export function sourceFailure(reply: ApiReply, provider: Provider): Failure {
  if (reply.kind === 'no-answer') return sourceUnavailable(provider, `no answer (${reply.code})`);
  const { status } = reply;
  if (status === 401 || status === 403) return sourceRefused(provider, status);
  if (status === 429) return sourceUnavailable(provider, 'it asks to wait, again and again (429)');
  return sourceUnavailable(provider, `it answers ${status}`);
}

export function sourceRefused({ name, keyVariable }: Provider, status: number): Failure {
  return new Failure(
    'configuration',
    'patron-source-refused',
    `${name} does not let this key see your patrons (${status}).`,
    `Check ${keyVariable}, and what it may read: docs/patrons.md.`,
  );
}

export function sourceUnreadable({ name }: Provider, why: string): Failure {
  return new Failure(
    'unavailable',
    'patron-source-unreadable',
    `What ${name} tells of your patrons cannot be understood: ${why}.`,
    'Try again later. If it stays so, please report it, with the name of the source.',
  );
}

function sourceUnavailable({ name, addressVariable }: Provider, why: string): Failure {
  return new Failure(
    'unavailable',
    'patron-source-unavailable',
    `${name} does not tell your patrons: ${why}.`,
    `Try again later. Where ${addressVariable} is set, check it.`,
  );
}
