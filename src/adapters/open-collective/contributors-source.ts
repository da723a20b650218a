/** Who contributes to a collective month by month or year by year (Open Collective's GraphQL API v2). */
import { z } from 'zod';
import { isoTime } from '../../core/events/iso-time.ts';
import { monthlyCents } from '../../core/patrons/monthly-cents.ts';
import type { SourceMember } from '../../core/patrons/source-member.ts';
import { toldAddress, toldName, toldTitle } from '../../core/patrons/told-member.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PatronSource } from '../../ports/patron-sources.ts';
import { apiAccess, type Provider } from '../http/api-access.ts';
import { patientCalls } from '../http/patient-calls.ts';
import { bodyOf, sourceRefused, sourceUnreadable } from '../http/source-failure.ts';

export const OPEN_COLLECTIVE: Provider = {
  name: 'Open Collective',
  keyVariable: 'OPENCOLLECTIVE_TOKEN',
  addressVariable: 'OPENCOLLECTIVE_API_URL',
  baseUrl: 'https://api.opencollective.com',
};

export interface CollectiveConfig {
  readonly slug: string;
  /** A personal token of an admin: others are shown no addresses. */
  readonly token: string;
  readonly baseUrl?: string | undefined;
}

export const collectiveSlug = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,99}$/i);

const PAGE = 100;
/** A hundred thousand contributions. */
const MOST_PAGES = 1_000;
/** What comes and goes while the pages are read moves others from one page to the next. */
const MOST_READINGS = 3;
const LIMITS = { timeoutMs: 30_000, maxAnswerBytes: 5_000_000, everyMs: 600 } as const;

const QUERY = `query ($slug: String!, $limit: Int!, $offset: Int!, $from: AccountReferenceInput) {
  account(slug: $slug) {
    orders(
      filter: INCOMING, onlyActiveSubscriptions: true, status: [ACTIVE, ERROR]
      oppositeAccount: $from, limit: $limit, offset: $offset
    ) {
      totalCount
      nodes {
        status frequency createdAt amount { valueInCents } tier { name }
        fromAccount { slug name ... on Individual { email } }
      }
    }
  }
}`;

const order = z.object({
  status: z.string(),
  frequency: z.string().nullish(),
  createdAt: isoTime.nullish(),
  amount: z.object({ valueInCents: z.number().int().min(0).nullish() }),
  tier: z.object({ name: z.string().nullish() }).nullish(),
  fromAccount: z
    .object({ slug: collectiveSlug, name: z.string().nullish(), email: z.string().nullish() })
    .nullish(),
});
const orders = z.object({ totalCount: z.number().int().min(0), nodes: z.array(order.nullable()) });
const answer = z.object({
  errors: z.array(z.unknown()).optional(),
  data: z.object({ account: z.object({ orders }).nullish() }).nullish(),
});

/** @throws Failure `api-key-malformed`, `api-address-malformed` or `api-address-insecure` */
export function createContributorsSource(
  config: CollectiveConfig,
  { clock }: { readonly clock: Clock },
): PatronSource {
  const { key, baseUrl } = apiAccess(
    { key: config.token, baseUrl: config.baseUrl },
    OPEN_COLLECTIVE,
  );
  const call = patientCalls(clock, LIMITS);
  const read = async (offset: number, from: string | undefined) => {
    const variables = {
      slug: config.slug,
      limit: PAGE,
      offset,
      ...(from === undefined ? {} : { from: { slug: from } }),
    };
    const reply = await call({
      url: `${baseUrl}/graphql/v2`,
      headers: { 'personal-token': key, 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY, variables }),
    });
    const { errors = [], data } = bodyOf(reply, answer, OPEN_COLLECTIVE);
    if (errors.length > 0) throw sourceRefused(OPEN_COLLECTIVE, 200);
    const page = data?.account?.orders;
    if (page === undefined) throw sourceUnreadable(OPEN_COLLECTIVE, 'it knows no such collective');
    return page;
  };
  /** undefined when the number of them changed on the way. */
  const readAll = async (from: string | undefined) => {
    const contributors = new Map<string, SourceMember>();
    const toldAt = clock.now();
    let total: number | undefined;
    let offset = 0;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const { totalCount, nodes } = await read(offset, from);
      if (total !== undefined && totalCount !== total) return undefined;
      total = totalCount;
      for (const node of nodes) if (node !== null) keepHighest(contributors, node, toldAt);
      offset += nodes.length;
      if (offset >= total) return [...contributors.values()];
      if (nodes.length === 0) return undefined;
    }
    throw sourceUnreadable(OPEN_COLLECTIVE, `it has more than ${MOST_PAGES} pages`);
  };
  const settled = async (from?: string): Promise<readonly SourceMember[]> => {
    for (let readings = 0; readings < MOST_READINGS; readings += 1) {
      const all = await readAll(from);
      if (all !== undefined) return all;
    }
    throw sourceUnreadable(OPEN_COLLECTIVE, 'its pages change while they are read');
  };
  return {
    name: 'open-collective',
    async *members() {
      yield* await settled();
    },
    async member(id) {
      if (!collectiveSlug.safeParse(id).success) return undefined;
      const found = await settled(id);
      return found.find((member) => member.id === id.toLowerCase());
    },
  };
}

/** Somebody may contribute more than once: what entitles, and of that the highest, counts. */
function keepHighest(
  contributors: Map<string, SourceMember>,
  node: z.output<typeof order>,
  toldAt: Date,
): void {
  const { fromAccount, tier, status } = node;
  if (fromAccount === null || fromAccount === undefined) return;
  const id = fromAccount.slug.toLowerCase();
  const interval = node.frequency === 'YEARLY' ? 'year' : 'month';
  const member: SourceMember = {
    id,
    address: toldAddress(fromAccount.email),
    name: toldName(fromAccount.name),
    tierTitle: toldTitle(tier?.name),
    monthlyCents: monthlyCents(node.amount.valueInCents ?? 0, interval),
    standing: status === 'ACTIVE' ? 'entitled' : 'declined',
    since: node.createdAt ?? undefined,
    toldAt,
  };
  const known = contributors.get(id);
  if (known === undefined || weightOf(member) > weightOf(known)) contributors.set(id, member);
}

function weightOf({ standing, monthlyCents: cents = 0 }: SourceMember): number {
  return (standing === 'entitled' ? 1e12 : 0) + cents;
}
