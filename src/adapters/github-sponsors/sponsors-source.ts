/** The sponsors of an account at GitHub, by its GraphQL API. */
import { z } from 'zod';
import type { SourceMember } from '../../core/patrons/source-member.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PatronSource } from '../../ports/patron-sources.ts';
import { apiAccess, type Provider } from '../http/api-access.ts';
import { cursorPages } from '../http/cursor-pages.ts';
import { patientCalls } from '../http/patient-calls.ts';
import { bodyOf, sourceRefused, sourceUnreadable } from '../http/source-failure.ts';
import { memberOf, readSponsorship, sponsorshipForm } from './read-sponsorship.ts';

export const GITHUB: Provider = {
  name: 'GitHub',
  keyVariable: 'GITHUB_SPONSORS_TOKEN',
  addressVariable: 'GITHUB_API_URL',
  baseUrl: 'https://api.github.com',
};

export interface SponsorsConfig {
  /** The account that is sponsored: a user or an organization. */
  readonly login: string;
  /** Of that account, or of an owner of it: another one is shown public sponsors alone. */
  readonly token: string;
  readonly baseUrl?: string | undefined;
}

const LIMITS = { timeoutMs: 30_000, maxAnswerBytes: 5_000_000, everyMs: 100 } as const;

const QUERY = `query ($login: String!, $after: String) {
  repositoryOwner(login: $login) {
    ... on Sponsorable {
      sponsorshipsAsMaintainer(first: 100, after: $after, includePrivate: true, activeOnly: true) {
        pageInfo { hasNextPage endCursor }
        nodes {
          createdAt isActive isOneTimePayment paymentSource tierSelectedAt
          tier { name monthlyPriceInCents }
          sponsorEntity { ... on User { login } ... on Organization { login } }
        }
      }
    }
  }
}`;

const answer = z.object({
  errors: z.array(z.looseObject({ type: z.string().optional() })).optional(),
  data: z
    .object({
      repositoryOwner: z
        .object({
          sponsorshipsAsMaintainer: z.object({
            pageInfo: z.discriminatedUnion('hasNextPage', [
              z.object({ hasNextPage: z.literal(true), endCursor: z.string().min(1).max(1_000) }),
              z.object({ hasNextPage: z.literal(false) }),
            ]),
            nodes: z.array(sponsorshipForm.nullable()),
          }),
        })
        .nullish(),
    })
    .nullish(),
});

/** @throws Failure `api-key-malformed`, `api-address-malformed` or `api-address-insecure` */
export function createSponsorsSource(
  config: SponsorsConfig,
  { clock }: { readonly clock: Clock },
): PatronSource {
  const { key, baseUrl } = apiAccess({ key: config.token, baseUrl: config.baseUrl }, GITHUB);
  const call = patientCalls(clock, LIMITS);
  const read = async (after: string | undefined) => {
    const askedAt = clock.now();
    const reply = await call({
      url: `${baseUrl}/graphql`,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY, variables: { login: config.login, after } }),
    });
    const { errors, data } = bodyOf(reply, answer, GITHUB);
    if (errors !== undefined && errors.length > 0) throw refusal(errors);
    const page = data?.repositoryOwner?.sponsorshipsAsMaintainer;
    if (page === undefined) throw sourceUnreadable(GITHUB, 'it knows no account of this login');
    return { ...page, askedAt };
  };
  async function* members(): AsyncGenerator<SourceMember> {
    const pages = cursorPages(GITHUB, read, ({ pageInfo }) =>
      pageInfo.hasNextPage ? pageInfo.endCursor : undefined,
    );
    for await (const { nodes, askedAt } of pages) {
      for (const node of nodes) {
        const member = node === null ? undefined : readSponsorship(node, askedAt);
        if (member !== undefined) yield member;
      }
    }
  }
  return {
    name: 'github-sponsors',
    members,
    // GitHub finds one sponsorship only for the account's own token, and not for organizations.
    async member(id) {
      for await (const member of members()) if (member.id === memberOf(id)) return member;
      return undefined;
    },
  };
}

/** GraphQL answers 200 for what it refuses, too. */
function refusal(errors: readonly { readonly type?: string | undefined }[]) {
  const type = errors.find((error) => error.type !== undefined)?.type ?? '';
  return /^(?:FORBIDDEN|INSUFFICIENT_SCOPES|NOT_FOUND)$/.test(type)
    ? sourceRefused(GITHUB, 200)
    : sourceUnreadable(GITHUB, 'it names an error');
}
