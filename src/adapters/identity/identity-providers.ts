/** The services by which patrons may log in: those for which a client is set up. */
import type { PatronKeys } from '../../config/patron-environment.ts';
import type { IdentityProvider } from '../../ports/patron-access.ts';
import type { OAuthClient } from './code-grant.ts';
import { githubIdentity } from './github-identity.ts';
import { patreonIdentity } from './patreon-identity.ts';

/** `serverUrl` is where the server is reached, without a slash at its end. */
export function identityProviders(
  { patreon, githubSponsors }: Pick<PatronKeys, 'patreon' | 'githubSponsors'>,
  serverUrl: string,
): readonly IdentityProvider[] {
  const providers: IdentityProvider[] = [];
  const byPatreon = clientOf(patreon, `${serverUrl}/patron/with/patreon/callback`);
  if (byPatreon !== undefined) providers.push(patreonIdentity(byPatreon, patreon.baseUrl));
  const byGithub = clientOf(githubSponsors, `${serverUrl}/patron/with/github/callback`);
  if (byGithub !== undefined) providers.push(githubIdentity(byGithub, githubSponsors.baseUrl));
  return providers;
}

function clientOf(
  { clientId, clientSecret }: Partial<Record<'clientId' | 'clientSecret', string | undefined>>,
  redirectUri: string,
): OAuthClient | undefined {
  if (clientId === undefined || clientSecret === undefined) return undefined;
  return { clientId, clientSecret, redirectUri };
}
