/** The members of a campaign at Patreon (API v2). */
import { z } from 'zod';
import type { SourceMember } from '../../core/patrons/source-member.ts';
import type { PatronSource } from '../../ports/patron-sources.ts';
import { cursorPages } from '../http/cursor-pages.ts';
import { bodyOf } from '../http/source-failure.ts';
import { creatorCalls, type CreatorPorts, PATREON, type PatreonAccess } from './creator-calls.ts';
import { includedForm, memberForm, paidTiers, patreonId, readMember } from './read-member.ts';

export interface PatreonConfig extends PatreonAccess {
  /** Its number, as in the address of the campaign in the API. */
  readonly campaign: string;
}

const page = z.object({
  data: z.array(memberForm),
  included: includedForm,
  meta: z
    .object({
      pagination: z
        .object({ cursors: z.object({ next: z.string().min(1).max(1_000).nullish() }).nullish() })
        .nullish(),
    })
    .nullish(),
});
const one = z.object({ data: memberForm, included: includedForm });

const FIELDS = {
  'fields[member]': [
    'email',
    'full_name',
    'patron_status',
    'last_charge_status',
    'currently_entitled_amount_cents',
    'is_gifted',
    'is_free_trial',
    'next_charge_date',
    'pledge_cadence',
    'pledge_relationship_start',
  ].join(','),
  'fields[tier]': 'title,amount_cents',
} as const;

/**
 * @throws Failure `api-key-malformed`, `api-address-malformed` or `api-address-insecure`
 *
 * https://docs.patreon.com/#get-api-oauth2-v2-campaigns-campaign_id-members
 */
export function createPatreonSource(config: PatreonConfig, ports: CreatorPorts): PatronSource {
  const ask = creatorCalls(config, ports);
  return {
    name: 'patreon',
    async *members() {
      const read = async (cursor: string | undefined) => {
        const askedAt = ports.clock.now();
        const query = new URLSearchParams({ include: 'currently_entitled_tiers,user', ...FIELDS });
        if (cursor !== undefined) query.set('page[cursor]', cursor);
        const path = `/api/oauth2/v2/campaigns/${config.campaign}/members?${query}`;
        return { ...bodyOf(await ask(path), page, PATREON), askedAt };
      };
      const nextOf = ({ meta }: z.output<typeof page>) =>
        meta?.pagination?.cursors?.next ?? undefined;
      for await (const { data, included, askedAt } of cursorPages(PATREON, read, nextOf)) {
        const tiers = paidTiers(included);
        for (const member of data) yield readMember(member, tiers, askedAt);
      }
    },
    async member(id): Promise<SourceMember | undefined> {
      if (!patreonId.safeParse(id).success) return undefined;
      const askedAt = ports.clock.now();
      const include = 'currently_entitled_tiers,user,campaign';
      const query = new URLSearchParams({ include, ...FIELDS });
      const reply = await ask(`/api/oauth2/v2/members/${id}?${query}`);
      if (reply.kind === 'answer' && reply.status === 404) return undefined;
      const { data, included } = bodyOf(reply, one, PATREON);
      const campaign = data.relationships.campaign?.data?.id ?? config.campaign;
      // The token opens every campaign of its creator.
      return campaign === config.campaign
        ? readMember(data, paidTiers(included), askedAt)
        : undefined;
    },
  };
}
