/** Whether each source of patrons that the config names has its keys, and whether they look right. */
import { note, ok, problem, warning, type Seen } from './finding.ts';

export interface PatronKeyFacts {
  readonly source: keyof typeof sources;
  /** Whether the config names it; Stripe needs no name. */
  readonly isNamed: boolean;
  readonly token: string | undefined;
  readonly webhook: string | undefined;
  /** For a token that ends: which variables are missing to renew it. */
  readonly missingToRenew?: readonly string[];
}

const sources = {
  patreon: {
    name: 'Patreon',
    key: 'patrons.patreon',
    variable: 'PATREON_ACCESS_TOKEN',
    webhook: 'PATREON_WEBHOOK_SECRET',
    // Patreon says nothing of how its tokens look.
    shape: /^[\w-]{20,}$/,
    like: 'a long row of letters and digits',
  },
  githubSponsors: {
    name: 'GitHub Sponsors',
    key: 'patrons.githubSponsors',
    variable: 'GITHUB_SPONSORS_TOKEN',
    webhook: 'GITHUB_SPONSORS_WEBHOOK_SECRET',
    // https://docs.github.com/authentication: the prefixes of tokens; 40 digits until 2021.
    shape: /^(?:gh[opsu]_\w{20,}|github_pat_\w{20,}|[0-9a-f]{40})$/,
    like: 'ghp_… or github_pat_…',
  },
  stripe: {
    name: 'Stripe',
    key: undefined,
    variable: 'STRIPE_API_KEY',
    webhook: 'STRIPE_WEBHOOK_SECRET',
    // https://docs.stripe.com/keys
    shape: /^[sr]k_(?:live|test)_\w{10,}$/,
    like: 'rk_live_…',
  },
  openCollective: {
    name: 'Open Collective',
    key: 'patrons.openCollective',
    variable: 'OPENCOLLECTIVE_TOKEN',
    webhook: undefined,
    shape: /^\w{20,}$/,
    like: 'a long row of letters and digits',
  },
} as const;

/** Nothing of those that are not used at all. */
export function ofPatronKeys(facts: PatronKeyFacts): Seen[] {
  const { name, key, variable: where, shape, like } = sources[facts.source];
  if (facts.token === undefined) {
    if (!facts.isNamed || key === undefined) return [];
    const remedy = `Set ${where}, or take ${key} out of newsletter.config.ts.`;
    return [problem(`The config names ${key}, and the key for it is not set.`, { where, remedy })];
  }
  if (!facts.isNamed && key !== undefined) {
    const remedy = `Name ${key} in newsletter.config.ts, as docs/patrons.md shows.`;
    return [
      note(`It is set, and ${name} is not asked: the config does not name it.`, { where, remedy }),
    ];
  }
  const token = facts.token.trim();
  if (!shape.test(token)) {
    const remedy = 'Copy it again, whole and without quotes.';
    return [
      warning(`It does not look like a key of ${name}: those look like ${like}.`, {
        where,
        remedy,
      }),
    ];
  }
  return [...ofToken(facts, token), ...ofWebhookSecret(facts)];
}

function ofToken({ source, missingToRenew = [] }: PatronKeyFacts, token: string): Seen[] {
  const { variable: where } = sources[source];
  if (missingToRenew.length > 0) {
    const remedy = `Set ${missingToRenew.join(', ')} too.`;
    return [
      warning('It ends a month after it was made, and cannot be renewed.', { where, remedy }),
    ];
  }
  if (/^[sr]k_test_/.test(token)) {
    const remedy = 'Take a restricted key of the live mode from Stripe.';
    return [
      note('It is a key of the test mode, so nobody whom it tells of has paid.', { where, remedy }),
    ];
  }
  return [ok(`${where} looks like one.`)];
}

function ofWebhookSecret({ source, webhook }: PatronKeyFacts): Seen[] {
  const { webhook: where, name } = sources[source];
  if (where === undefined || webhook !== undefined) return [];
  return [
    note(`It is not set, so what changes at ${name} is seen by the next sync.`, {
      where,
      remedy: 'Set it where "roundup serve" runs, or sync often: roundup patrons sync',
    }),
  ];
}
