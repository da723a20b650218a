/** GitHub's webhook of sponsorships: HMAC-SHA256 over the raw body, and a reason to ask GitHub. */
import { z } from 'zod';
import { jsonOf } from '../../core/json-of.ts';
import { NOT_UNDERSTOOD, newsToAsk, OF_NO_INTEREST } from '../../core/patrons/patron-news.ts';
import type { PatronWebhook } from '../../ports/patron-sources.ts';
import { judgeBody, webhookSecret } from '../body-signature.ts';
import { githubLogin, memberOf } from './read-sponsorship.ts';

const SIGNED = { algorithm: 'sha256', header: 'X-Hub-Signature-256', prefix: 'sha256=' } as const;

const form = z.object({
  sponsorship: z.object({
    sponsorable: z.object({ login: z.string() }),
    sponsor: z.object({ login: githubLogin }),
  }),
});

/**
 * Throws `webhook-key-malformed`.
 *
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#sponsorship
 */
export function createSponsorsWebhook(
  secret: string,
  { login }: { readonly login: string },
): PatronWebhook {
  const where = 'GitHub: Sponsors dashboard, Webhooks, Secret';
  const key = webhookSecret(secret, 'GITHUB_SPONSORS_WEBHOOK_SECRET', where);
  return {
    source: 'github-sponsors',
    proves: true,
    verify: (request) => judgeBody(request, key, SIGNED),
    read(body) {
      const json = jsonOf(body);
      const told = form.safeParse(json);
      // GitHub tries a new webhook by a ping.
      if (!told.success) return isOther(json) ? OF_NO_INTEREST : NOT_UNDERSTOOD;
      const { sponsorable, sponsor } = told.data.sponsorship;
      return memberOf(sponsorable.login) === memberOf(login)
        ? newsToAsk(memberOf(sponsor.login))
        : OF_NO_INTEREST;
    },
  };
}

function isOther(json: unknown): boolean {
  return typeof json === 'object' && json !== null && !('sponsorship' in json);
}
