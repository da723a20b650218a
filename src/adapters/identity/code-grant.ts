/** Setting out to a service that knows people, and coming back with a code (RFC 6749, 4.1; RFC 7636). */
import { timingSafeEqual } from 'node:crypto';
import { CodeChallengeMethod, generateCodeVerifier, generateState, OAuth2Client } from 'arctic';
import { z } from 'zod';
import { callApi, type CallLimits } from '../http/call-api.ts';

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the service sends people back to. */
  readonly redirectUri: string;
}

export interface OAuthService {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly scopes: readonly string[];
  /** Whether the service heeds PKCE. */
  readonly provesKey: boolean;
}

export type Granted =
  | { readonly state: 'granted'; readonly accessToken: string }
  /** The browser that came back is not the one that set out. */
  | { readonly state: 'foreign' }
  | { readonly state: 'failed'; readonly reason: string };

export interface CodeGrant {
  setOut(): { readonly address: string; readonly secret: string };
  comeBack(
    answer: { readonly state: string; readonly code: string },
    secret: string,
  ): Promise<Granted>;
}

/** Somebody waits for the answer. */
export const identityLimits: CallLimits = { timeoutMs: 10_000, maxAnswerBytes: 256 * 1024 };

const tokenForm = z.object({ access_token: z.string().min(1).max(4096) });

/** The package's classes for each service have fixed addresses, and wait without end. */
export function codeGrant(service: OAuthService, client: OAuthClient): CodeGrant {
  const { clientId, clientSecret, redirectUri } = client;
  const addresses = new OAuth2Client(clientId, clientSecret, redirectUri);
  return {
    setOut() {
      const state = generateState();
      const verifier = generateCodeVerifier();
      const scopes = [...service.scopes];
      const url = service.provesKey
        ? addresses.createAuthorizationURLWithPKCE(
            service.authorizeUrl,
            state,
            CodeChallengeMethod.S256,
            verifier,
            scopes,
          )
        : addresses.createAuthorizationURL(service.authorizeUrl, state, scopes);
      return { address: url.href, secret: `${state}.${verifier}` };
    },
    async comeBack({ state, code }, secret) {
      const [kept = '', verifier = ''] = secret.split('.');
      if (!isSame(state, kept)) return { state: 'foreign' };
      const reply = await callApi(
        {
          url: service.tokenUrl,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: String(
            new URLSearchParams({
              grant_type: 'authorization_code',
              code,
              redirect_uri: redirectUri,
              client_id: clientId,
              client_secret: clientSecret,
              ...(service.provesKey ? { code_verifier: verifier } : {}),
            }),
          ),
        },
        identityLimits,
      );
      if (reply.kind === 'no-answer') return { state: 'failed', reason: reply.code };
      const token = tokenForm.safeParse(reply.body);
      // GitHub says with a 200 that it refuses a code.
      return reply.status === 200 && token.success
        ? { state: 'granted', accessToken: token.data.access_token }
        : { state: 'failed', reason: `no token (${reply.status})` };
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}
