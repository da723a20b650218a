/** Patreon's webhook: HMAC-MD5 over the raw body, and a reason to ask Patreon about a member. */
import { z } from 'zod';
import { NOT_UNDERSTOOD, newsToAsk, OF_NO_INTEREST } from '../../core/patrons/patron-news.ts';
import { jsonOf } from '../../core/json-of.ts';
import type { PatronWebhook } from '../../ports/patron-sources.ts';
import { judgeBody, webhookSecret } from '../body-signature.ts';
import { patreonId } from './read-member.ts';

const SIGNED = { algorithm: 'md5', header: 'X-Patreon-Signature' } as const;

/**
 * Of version 1 as well as 2. Nothing else of it is believed: real ones have named no tier beside an
 * amount that entitles to one.
 */
const form = z.object({
  data: z.object({
    id: patreonId.nullish(),
    type: z.string(),
    relationships: z
      .object({ campaign: z.object({ data: z.object({ id: z.string() }).nullish() }).nullish() })
      .nullish(),
  }),
});

/** Throws `webhook-key-malformed`. */
export function createPatreonWebhook(
  secret: string,
  { campaign }: { readonly campaign: string },
): PatronWebhook {
  const key = webhookSecret(secret, 'PATREON_WEBHOOK_SECRET', 'Patreon: your webhook, Secret');
  return {
    source: 'patreon',
    proves: true,
    verify: (request) => judgeBody(request, key, SIGNED),
    read(body) {
      const { data } = form.safeParse(jsonOf(body)).data ?? {};
      if (data === undefined) return NOT_UNDERSTOOD;
      const other = data.relationships?.campaign?.data?.id ?? campaign;
      if (data.type !== 'member' || other !== campaign) return OF_NO_INTEREST;
      // That of the portal's test button.
      return typeof data.id === 'string' ? newsToAsk(data.id) : NOT_UNDERSTOOD;
    },
  };
}
