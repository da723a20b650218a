/** GitHub and Patreon as those who tell who somebody is: they check all that is sent, and spend a code once. */
import { createHash } from 'node:crypto';
import { type ApiAnswer, type ApiDouble, type ApiRequest, startApiDouble } from './api-double.ts';

export const CLIENT = { clientId: 'client', clientSecret: 'client-secret' };

export interface KnownPerson {
  readonly login?: string;
  readonly emails?: readonly { readonly email: string; primary: boolean; verified: boolean }[];
  readonly email?: string;
  readonly isVerified?: boolean;
  readonly memberships?: readonly string[];
}

export interface IdentityDouble extends ApiDouble {
  /** Says yes in the place of a person, as the service's page does: the code that comes back. */
  allow(
    authorizeAddress: string,
    person: KnownPerson,
  ): { readonly code: string; readonly state: string };
}

interface Given {
  readonly person: KnownPerson;
  readonly redirectUri: string;
  readonly challenge: string | undefined;
}

export async function identityDouble(): Promise<IdentityDouble> {
  const codes = new Map<string, Given>();
  const tokens = new Map<string, KnownPerson>();
  let made = 0;
  const holder = ({ headers }: ApiRequest): KnownPerson => {
    const person = tokens.get(String(headers.authorization).replace(/^Bearer /, ''));
    if (person === undefined) throw new Error('No such access token.');
    return person;
  };
  const double = await startApiDouble((request): ApiAnswer => {
    switch (request.path) {
      case '/login/oauth/access_token':
        return (
          spend(request, { codes, tokens }) ?? {
            status: 200,
            body: { error: 'bad_verification_code' },
          }
        );
      case '/api/oauth2/token':
        return (
          spend(request, { codes, tokens }) ?? { status: 400, body: { error: 'invalid_grant' } }
        );
      case '/user':
        return { status: 200, body: { login: holder(request).login, id: 1, email: null } };
      case '/user/emails':
        return { status: 200, body: holder(request).emails ?? [] };
      case '/api/oauth2/v2/identity':
        return { status: 200, body: patreonUser(holder(request), request) };
      default:
        throw new Error(`Nothing is documented at ${request.path}.`);
    }
  });
  return {
    ...double,
    allow(authorizeAddress, person) {
      const { searchParams } = new URL(authorizeAddress);
      if (searchParams.get('client_id') !== CLIENT.clientId) throw new Error('No such client.');
      if (searchParams.get('response_type') !== 'code') throw new Error('Only codes are given.');
      made += 1;
      const code = `code-${made}`;
      codes.set(code, {
        person,
        redirectUri: searchParams.get('redirect_uri') ?? '',
        challenge: searchParams.get('code_challenge') ?? undefined,
      });
      return { code, state: searchParams.get('state') ?? '' };
    },
  };
}

function spend(
  request: ApiRequest,
  known: { readonly codes: Map<string, Given>; readonly tokens: Map<string, KnownPerson> },
): ApiAnswer | undefined {
  const form = new URLSearchParams(request.text);
  const code = form.get('code') ?? '';
  const given = known.codes.get(code);
  known.codes.delete(code);
  if (request.method !== 'POST' || form.get('grant_type') !== 'authorization_code')
    return undefined;
  if (form.get('client_secret') !== CLIENT.clientSecret) return undefined;
  if (given === undefined || given.redirectUri !== form.get('redirect_uri')) return undefined;
  if (given.challenge !== undefined) {
    const verifier = form.get('code_verifier') ?? '';
    const hash = createHash('sha256').update(verifier).digest('base64url');
    if (hash !== given.challenge) return undefined;
  }
  const token = `token-of-${code}`;
  known.tokens.set(token, given.person);
  return { status: 200, body: { access_token: token, token_type: 'bearer' } };
}

function patreonUser(
  { email, isVerified = true, memberships = [] }: KnownPerson,
  { query }: ApiRequest,
): unknown {
  if (query.get('include') !== 'memberships') throw new Error('Memberships are not asked for.');
  if (query.get('fields[user]') !== 'email,is_email_verified') throw new Error('No fields.');
  return {
    data: {
      id: '12345',
      type: 'user',
      attributes: { email: email ?? null, is_email_verified: isVerified },
      relationships: { memberships: { data: memberships.map((id) => ({ id, type: 'member' })) } },
    },
  };
}
