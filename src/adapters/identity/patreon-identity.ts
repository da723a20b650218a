/** Patreon as the one who tells who somebody is: by their memberships, and their verified address. */
import { z } from 'zod';
import { toldAddress } from '../../core/patrons/told-member.ts';
import type { IdentityOutcome, IdentityProvider } from '../../ports/patron-access.ts';
import { apiAccess, type Provider } from '../http/api-access.ts';
import { callApi } from '../http/call-api.ts';
import { patreonId } from '../patreon/read-member.ts';
import { codeGrant, identityLimits, type OAuthClient } from './code-grant.ts';

const identityForm = z.object({
  data: z.object({
    attributes: z.object({
      email: z.string().max(320).nullish(),
      is_email_verified: z.boolean().nullish(),
    }),
    relationships: z
      .object({
        memberships: z
          .object({ data: z.array(z.object({ id: patreonId, type: z.string() })).max(1000) })
          .optional(),
      })
      .optional(),
  }),
});

const PATREON: Provider = {
  name: 'Patreon',
  keyVariable: 'PATREON_CLIENT_SECRET',
  addressVariable: 'PATREON_API_URL',
  baseUrl: 'https://www.patreon.com',
};

/**
 * Memberships of other campaigns, which Patreon may tell as well, are known to no source here.
 * Throws a `Failure` for a `url` that is no address, or for a secret that is none.
 */
export function patreonIdentity(client: OAuthClient, url: string | undefined): IdentityProvider {
  const { baseUrl } = apiAccess({ key: client.clientSecret, baseUrl: url }, PATREON);
  const grant = codeGrant(
    {
      authorizeUrl: `${baseUrl}/oauth2/authorize`,
      tokenUrl: `${baseUrl}/api/oauth2/token`,
      scopes: ['identity', 'identity[email]'],
      // Its documentation names no PKCE.
      provesKey: false,
    },
    client,
  );
  return {
    name: 'patreon',
    setOut: () => grant.setOut(),
    async comeBack(answer, secret) {
      const granted = await grant.comeBack(answer, secret);
      return granted.state === 'granted' ? identify(baseUrl, granted.accessToken) : granted;
    },
  };
}

async function identify(baseUrl: string, accessToken: string): Promise<IdentityOutcome> {
  const query = new URLSearchParams({
    include: 'memberships',
    'fields[user]': 'email,is_email_verified',
  });
  const reply = await callApi(
    {
      url: `${baseUrl}/api/oauth2/v2/identity?${String(query)}`,
      headers: { authorization: `Bearer ${accessToken}` },
    },
    identityLimits,
  );
  const read = reply.kind === 'answer' ? identityForm.safeParse(reply.body) : undefined;
  if (read?.success !== true) return { state: 'failed', reason: 'no identity' };
  const { attributes, relationships } = read.data.data;
  const members = relationships?.memberships?.data ?? [];
  return {
    state: 'proven',
    identity: {
      members: members
        .filter(({ type }) => type === 'member')
        .map(({ id }) => ({ source: 'patreon', member: id })),
      address: attributes.is_email_verified === true ? toldAddress(attributes.email) : undefined,
    },
  };
}
