/** What a sent form comes to, and how that reads in JSON. */
import { z } from 'zod';
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

export function jsonAnswer(answer: SubscribeAnswer): Response {
  switch (answer.state) {
    case 'asked':
      return Response.json(
        {
          status: 'asked',
          message: `Please look into your inbox: unless this address is subscribed already, a mail with a link is on its way.${
            answer.isDisposable ? ' It looks like an address that is soon thrown away, though.' : ''
          }`,
        } satisfies z.infer<typeof askedSchema>,
        { status: 202, headers: { 'Cache-Control': 'no-store' } },
      );
    case 'malformed-address':
      return problem('malformed-address', {
        status: 400,
        title: 'This is not an e-mail address',
        detail: 'Look at it for a slip of the keys.',
      });
    case 'malformed-name':
      return problem('malformed-name', {
        status: 400,
        title: 'This name cannot be kept',
        detail: 'A name is one line of at most 200 characters.',
      });
    case 'disposable':
      return problem('disposable-address', {
        status: 400,
        title: 'This address is made to be thrown away',
        detail: 'Give one that you keep.',
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
        title: 'This form stands on a page that is not ours',
        detail: 'The config’s `server.allowedOrigins` names other sites that may have one.',
      });
    case 'busy':
      return problem(
        'busy',
        {
          status: 503,
          title: 'Too much is asked of us just now',
          detail: 'Please try again in an hour.',
        },
        { 'Retry-After': '3600' },
      );
    case 'too-many':
      return problem(
        'too-many',
        {
          status: 429,
          title: 'That was very often',
          detail: `Please wait for ${waitLabel(answer.afterSeconds)}.`,
        },
        { 'Retry-After': String(answer.afterSeconds) },
      );
  }
}
