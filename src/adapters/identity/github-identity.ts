/** GitHub as the one who tells who somebody is: by their login, and their verified primary address. */
import { z } from 'zod';
import { toldAddress } from '../../core/patrons/told-member.ts';
import type { IdentityOutcome, IdentityProvider } from '../../ports/patron-access.ts';
import { githubLogin, memberOf } from '../github-sponsors/read-sponsorship.ts';
import { apiAccess, type Provider } from '../http/api-access.ts';
import { callApi } from '../http/call-api.ts';
import { codeGrant, identityLimits, type OAuthClient } from './code-grant.ts';

const userForm = z.object({ login: githubLogin });
const emailsForm = z
  .array(z.object({ email: z.string().max(320), primary: z.boolean(), verified: z.boolean() }))
  .max(1000);

const GITHUB: Provider = {
  name: 'GitHub',
  keyVariable: 'GITHUB_CLIENT_SECRET',
  addressVariable: 'GITHUB_API_URL',
  baseUrl: 'https://api.github.com',
};

/**
 * `apiUrl` is the API's; of another one than GitHub's own the pages are taken to be beside it.
 * Throws a `Failure` for one that is no address, or for a secret that is none.
 */
export function githubIdentity(client: OAuthClient, apiUrl: string | undefined): IdentityProvider {
  const { baseUrl: api } = apiAccess({ key: client.clientSecret, baseUrl: apiUrl }, GITHUB);
  const pages = apiUrl === undefined ? 'https://github.com' : new URL(apiUrl).origin;
  const grant = codeGrant(
    {
      authorizeUrl: `${pages}/login/oauth/authorize`,
      tokenUrl: `${pages}/login/oauth/access_token`,
      scopes: ['user:email'],
      provesKey: true,
    },
    client,
  );
  return {
    name: 'github',
    setOut: () => grant.setOut(),
    async comeBack(answer, secret) {
      const granted = await grant.comeBack(answer, secret);
      return granted.state === 'granted' ? identify(api, granted.accessToken) : granted;
    },
  };
}

async function identify(api: string, accessToken: string): Promise<IdentityOutcome> {
  const headers = {
    authorization: `Bearer ${accessToken}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
  };
  const [user, emails] = await Promise.all(
    ['/user', '/user/emails'].map((path) =>
      callApi({ url: `${api}${path}`, headers }, identityLimits),
    ),
  );
  const known = user?.kind === 'answer' ? userForm.safeParse(user.body) : undefined;
  if (known?.success !== true) return { state: 'failed', reason: 'no user' };
  // Without them the login is enough.
  const told = emails?.kind === 'answer' ? emailsForm.safeParse(emails.body).data : undefined;
  const primary = told?.find((each) => each.primary && each.verified);
  return {
    state: 'proven',
    identity: {
      members: [{ source: 'github-sponsors', member: memberOf(known.data.login) }],
      address: toldAddress(primary?.email),
    },
  };
}
