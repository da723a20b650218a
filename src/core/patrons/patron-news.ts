/** What a source's webhook tells: somebody to ask the source about, or all that there is to know. */
import { z } from 'zod';
import type { SourceMember } from './source-member.ts';

/** Those that post something by themselves, each at `/webhooks/patrons/<name>`. */
export const patronSourceNames = [
  'patreon',
  'github-sponsors',
  'ko-fi',
  'buy-me-a-coffee',
  'stripe',
  'open-collective',
] as const;
export type PatronSourceName = (typeof patronSourceNames)[number];

const MAX_CHARACTERS = 300;
const text = z.string().max(MAX_CHARACTERS);
const memberId = text.min(1);
/** In milliseconds since 1970. */
const time = z.number().int();

const toldMember = z.strictObject({
  id: memberId,
  address: z.strictObject({ spelling: text, key: text }).optional(),
  name: text.optional(),
  tierTitle: text.optional(),
  monthlyCents: z.number().int().min(0).optional(),
  standing: z.enum(['entitled', 'declined', 'ended']),
  since: time.optional(),
  expiresAt: time.optional(),
  toldAt: time.optional(),
});

/** As it waits in the inbox: nothing of a request is kept but this. */
export const patronNewsSchema = z.discriminatedUnion('kind', [
  /** The source is asked what became of them. */
  z.strictObject({ kind: z.literal('ask'), member: memberId }),
  /** The source cannot be asked. */
  z.strictObject({ kind: z.literal('told'), member: toldMember }),
]);

export type WaitingNews = z.infer<typeof patronNewsSchema>;

export type PatronNews = WaitingNews | { readonly kind: 'nothing'; readonly why: NothingTold };

/** About no patron of ours, or in a form that is not known here. */
export type NothingTold = 'of no interest' | 'not understood';

export const OF_NO_INTEREST: PatronNews = { kind: 'nothing', why: 'of no interest' };
export const NOT_UNDERSTOOD: PatronNews = { kind: 'nothing', why: 'not understood' };

/** Somebody to ask about, unless the id cannot be one. */
export function newsToAsk(member: string): PatronNews {
  const news = patronNewsSchema.safeParse({ kind: 'ask', member });
  return news.success ? news.data : NOT_UNDERSTOOD;
}

export function newsTold(member: SourceMember): PatronNews {
  const news = patronNewsSchema.safeParse({
    kind: 'told',
    member: {
      ...member,
      since: member.since?.getTime(),
      expiresAt: member.expiresAt?.getTime(),
      toldAt: member.toldAt?.getTime(),
    },
  });
  return news.success ? news.data : NOT_UNDERSTOOD;
}

/** What waited, as the source told it. */
export function memberTold(news: Extract<WaitingNews, { kind: 'told' }>): SourceMember {
  const { since, expiresAt, toldAt, ...member } = news.member;
  return {
    ...member,
    since: dateOf(since),
    expiresAt: dateOf(expiresAt),
    toldAt: dateOf(toldAt),
  };
}

function dateOf(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}
