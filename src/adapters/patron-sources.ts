/** The sources of patrons that are set up: named in the config where they need it, with a key. */
import type { PatronKeys } from '../config/patron-environment.ts';
import type { Config } from '../config/schema.ts';
import { Failure } from '../core/failure.ts';
import type { Clock } from '../ports/clock.ts';
import type { PatronSource, SourceTokens } from '../ports/patron-sources.ts';
import { createSponsorsSource } from './github-sponsors/sponsors-source.ts';
import { createContributorsSource } from './open-collective/contributors-source.ts';
import { createPatreonSource } from './patreon/patreon-source.ts';
import { createStripeSource } from './stripe/stripe-source.ts';

export interface PatronSourcePorts {
  readonly clock: Clock;
  readonly tokens: SourceTokens;
}

type Sources = Pick<Config['patrons'], 'patreon' | 'githubSponsors' | 'openCollective'>;

/**
 * Those without a key are left out. Ko-fi and Buy Me a Coffee are none of them: they cannot be
 * asked, and tell by webhooks alone. Throws what is wrong with a key.
 */
export function patronSources(
  { patreon, githubSponsors, openCollective }: Sources,
  keys: PatronKeys,
  ports: PatronSourcePorts,
): readonly PatronSource[] {
  const sources: PatronSource[] = [];
  if (patreon !== undefined && keys.patreon.token !== undefined) {
    const access = { ...keys.patreon, token: keys.patreon.token };
    sources.push(createPatreonSource({ ...access, ...patreon }, ports));
  }
  if (githubSponsors !== undefined && keys.githubSponsors.token !== undefined) {
    const { token, baseUrl } = keys.githubSponsors;
    sources.push(createSponsorsSource({ ...githubSponsors, token, baseUrl }, ports));
  }
  if (keys.stripe.token !== undefined) {
    const { token, baseUrl } = keys.stripe;
    sources.push(createStripeSource({ key: token, baseUrl }, ports));
  }
  if (openCollective !== undefined && keys.openCollective.token !== undefined) {
    const { token, baseUrl } = keys.openCollective;
    sources.push(createContributorsSource({ ...openCollective, token, baseUrl }, ports));
  }
  return sources;
}

/**
 * Those that the config names and that have no key: to ask one throws `patron-source-not-set-up`,
 * which keeps nobody from asking the others.
 */
export function sourcesWithoutKey(
  { patreon, githubSponsors, openCollective }: Sources,
  keys: PatronKeys,
): readonly PatronSource[] {
  const named = [
    ['patreon', patreon, keys.patreon, 'patreon', 'PATREON_ACCESS_TOKEN'],
    [
      'github-sponsors',
      githubSponsors,
      keys.githubSponsors,
      'githubSponsors',
      'GITHUB_SPONSORS_TOKEN',
    ],
    [
      'open-collective',
      openCollective,
      keys.openCollective,
      'openCollective',
      'OPENCOLLECTIVE_TOKEN',
    ],
  ] as const;
  return named.flatMap(([name, source, { token }, key, variable]) => {
    if (source === undefined || token !== undefined) return [];
    const members = (): never => {
      throw new Failure(
        'configuration',
        'patron-source-not-set-up',
        `The config names patrons.${key}, and ${variable} is not set.`,
        `Set ${variable}, or take patrons.${key} out of newsletter.config.ts.`,
      );
    };
    return [{ name, members }];
  });
}
