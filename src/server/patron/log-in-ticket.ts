/** What a page keeps between the word of another service and the button: sealed, and for one browser. */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { Sealer } from '../../ports/tokens.ts';
import type { ShownPatron } from '../../workflows/log-in-by-identity.ts';

export interface LogInTickets {
  /** `secret` is the one of the browser that the page is shown in. */
  issue(shown: ShownPatron, secret: string): string;
  /** undefined for one of another browser, one that has expired, and one that is made up. */
  open(ticket: string, secret: string): ShownPatron | undefined;
}

const MINUTES = 10;
const MOST_CHARACTERS = 2000;

const form = z.strictObject({
  patronId: z.string(),
  claim: z
    .strictObject({
      source: z.string(),
      member: z.string(),
      address: z.strictObject({ spelling: z.string(), key: z.string() }),
    })
    .optional(),
  expiresAt: z.number().int(),
});

export function logInTickets(sealer: Sealer, clock: Pick<Clock, 'now'>): LogInTickets {
  const now = (): number => clock.now().getTime();
  const seal = (body: string, secret: string): string => sealer.seal('log-in', `${body} ${secret}`);
  return {
    issue(shown, secret) {
      const held = { ...shown, expiresAt: now() + MINUTES * 60_000 };
      const body = Buffer.from(JSON.stringify(held)).toString('base64url');
      return `${body}.${seal(body, secret)}`;
    },
    open(ticket, secret) {
      if (ticket.length > MOST_CHARACTERS) return undefined;
      const [body = '', given = ''] = ticket.split('.');
      const [one, other] = [Buffer.from(given), Buffer.from(seal(body, secret))];
      if (one.length !== other.length || !timingSafeEqual(one, other)) return undefined;
      const { patronId, claim, expiresAt } = form.parse(
        JSON.parse(Buffer.from(body, 'base64url').toString()),
      );
      return expiresAt > now() ? { patronId, claim } : undefined;
    },
  };
}
