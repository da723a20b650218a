/** Open Collective's webhook: nothing proves it, so it is only a reason to ask about somebody. */
import { z } from 'zod';
import { jsonOf } from '../../core/json-of.ts';
import { NOT_UNDERSTOOD, newsToAsk, OF_NO_INTEREST } from '../../core/patrons/patron-news.ts';
import type { PatronWebhook } from '../../ports/patron-sources.ts';
import { collectiveSlug } from './contributors-source.ts';

const event = z.object({ type: z.string() });
const form = z.object({
  data: z.object({ member: z.object({ memberCollective: z.object({ slug: collectiveSlug }) }) }),
});

/** Whoever lies in it learns nothing, changes nothing, and costs one question to Open Collective. */
export function createMemberWebhook(): PatronWebhook {
  return {
    source: 'open-collective',
    proves: false,
    verify: ({ body }) => (body === undefined ? 'unread' : 'genuine'),
    read(body) {
      const json = jsonOf(body);
      const kind = event.safeParse(json);
      if (!kind.success) return NOT_UNDERSTOOD;
      if (!kind.data.type.startsWith('collective.member.')) return OF_NO_INTEREST;
      const told = form.safeParse(json);
      if (!told.success) return NOT_UNDERSTOOD;
      return newsToAsk(told.data.data.member.memberCollective.slug.toLowerCase());
    },
  };
}
