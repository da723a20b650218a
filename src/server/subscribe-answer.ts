/** What a sent form comes to, and how that reads in JSON. */
import { z } from 'zod';
import type { Texts } from '../core/texts/en.ts';
import { problem } from './problem.ts';
import { waitLabel } from './page-words.ts';
import type { FilledIn } from './subscribe-pages.ts';

export type SubscribeAnswer =
  /** The same for everybody, known or not; the domain is all that `isDisposable` looks at. */
  | { readonly state: 'asked'; readonly isDisposable: boolean }
  | {
      readonly state:
        'malformed-address' | 'malformed-name' | 'disposable' | 'form-stamp' | 'proof-of-work';
      readonly filledIn: FilledIn;
    }
  | { readonly state: 'foreign' | 'busy' }
  | { readonly state: 'too-many'; readonly afterSeconds: number };

export const askedSchema = z.strictObject({
  status: z.literal('asked'),
  /** To be shown to the reader. */
  message: z.string(),
});

export function jsonAnswer(answer: SubscribeAnswer, texts: Texts['pages']): Response {
  const { subscribe } = texts;
  switch (answer.state) {
    case 'asked':
      return Response.json(
        {
          status: 'asked',
          message: answer.isDisposable
            ? `${subscribe.askedShort} ${subscribe.looksDisposableShort}`
            : subscribe.askedShort,
        } satisfies z.infer<typeof askedSchema>,
        { status: 202, headers: { 'Cache-Control': 'no-store' } },
      );
    case 'malformed-address':
      return problem('malformed-address', {
        status: 400,
        title: subscribe.malformedShort,
        detail: subscribe.slipShort,
      });
    case 'malformed-name':
      return problem('malformed-name', {
        status: 400,
        title: subscribe.badName,
        detail: subscribe.nameRule,
      });
    case 'disposable':
      return problem('disposable-address', {
        status: 400,
        title: subscribe.disposable,
        detail: subscribe.giveAnother,
      });
    case 'form-stamp':
      return problem('form-stamp', {
        status: 409,
        title: 'The form was sent too soon, too late, or twice',
        detail:
          'Get a stamp from GET /subscribe/form, wait for its `waitMs`, and send the form again.',
      });
    case 'proof-of-work':
      return problem('proof-of-work', {
        status: 409,
        title: 'The challenge is not solved',
        detail: 'Get a challenge from GET /subscribe/form, solve it, and send the form again.',
      });
    case 'foreign':
      return problem('origin', {
        status: 403,
        title: subscribe.foreign,
        detail: 'The config’s `server.allowedOrigins` names other sites that may have one.',
      });
    case 'busy':
      return problem(
        'busy',
        {
          status: 503,
          title: subscribe.busy,
          detail: subscribe.busyShort,
        },
        { 'Retry-After': '3600' },
      );
    case 'too-many':
      return problem(
        'too-many',
        {
          status: 429,
          title: subscribe.tooMany,
          detail: subscribe.pleaseWait(waitLabel(answer.afterSeconds, texts)),
        },
        { 'Retry-After': String(answer.afterSeconds) },
      );
  }
}
