/** Calls of Patreon's API as the creator, whose token ends after a month and is renewed. */
import { z } from 'zod';
import { Failure } from '../../core/failure.ts';
import type { SourceToken } from '../../core/patrons/source-token.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SourceTokens } from '../../ports/patron-sources.ts';
import { apiAccess, type Provider } from '../http/api-access.ts';
import { type ApiReply, callApi } from '../http/call-api.ts';
import { patientCalls } from '../http/patient-calls.ts';
import { sourceFailure } from '../http/source-failure.ts';

export const PATREON: Provider = {
  name: 'Patreon',
  keyVariable: 'PATREON_ACCESS_TOKEN',
  addressVariable: 'PATREON_API_URL',
  baseUrl: 'https://www.patreon.com',
};

export interface PatreonAccess {
  readonly token: string;
  readonly baseUrl: string | undefined;
  /** Without all three a token that has ended is refused, and that is told. */
  readonly refreshToken: string | undefined;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

export interface CreatorPorts {
  readonly clock: Clock;
  readonly tokens: SourceTokens;
}

/** A hundred requests a minute are taken of one token. */
const EVERY_MS = 600;
const LIMITS = { timeoutMs: 30_000, maxAnswerBytes: 20_000_000 } as const;
const MOST_RENEWALS = 2;

const throttled = z.object({
  errors: z.tuple([z.object({ retry_after_seconds: z.number() })], z.unknown()),
});
const renewed = z.object({
  access_token: z.string().min(1).max(2_000),
  refresh_token: z.string().min(1).max(2_000),
});

/** `path` begins with a slash. Only a 401 has the token renewed. */
export type AskPatreon = (path: string) => Promise<ApiReply>;

export function creatorCalls(access: PatreonAccess, { clock, tokens }: CreatorPorts): AskPatreon {
  const { key, baseUrl } = apiAccess({ key: access.token, baseUrl: access.baseUrl }, PATREON);
  const call = patientCalls(clock, {
    ...LIMITS,
    everyMs: EVERY_MS,
    secondsAsked: (body) => throttled.safeParse(body).data?.errors[0].retry_after_seconds,
  });
  const ask = (path: string, token: string): Promise<ApiReply> =>
    call({ url: `${baseUrl}${path}`, headers: { authorization: `Bearer ${token}` } });

  const { refreshToken, clientId, clientSecret } = access;
  if (refreshToken === undefined || clientId === undefined || clientSecret === undefined) {
    return (path) => ask(path, key);
  }
  const origin = { source: 'patreon', given: { accessToken: key, refreshToken } };
  const renewal = (current: SourceToken): Promise<SourceToken> =>
    renew(`${baseUrl}/api/oauth2/token`, {
      grant_type: 'refresh_token',
      refresh_token: current.refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
    });
  return async (path) => {
    let token = await tokens.current(origin);
    let reply = await ask(path, token.accessToken);
    for (let renewals = 0; isRefusal(reply) && renewals < MOST_RENEWALS; renewals += 1) {
      token = await tokens.renew(origin, token, renewal);
      reply = await ask(path, token.accessToken);
    }
    return reply;
  };
}

function isRefusal(reply: ApiReply): boolean {
  return reply.kind === 'answer' && reply.status === 401;
}

/** Asked once: a refresh token may be good for one answer only, and that one be lost. */
async function renew(url: string, fields: Readonly<Record<string, string>>): Promise<SourceToken> {
  const reply = await callApi(
    {
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    },
    LIMITS,
  );
  if (reply.kind === 'no-answer' || reply.status >= 500 || reply.status === 429) {
    throw sourceFailure(reply, PATREON);
  }
  const fresh = renewed.safeParse(reply.body);
  if (reply.status === 200 && fresh.success) {
    return { accessToken: fresh.data.access_token, refreshToken: fresh.data.refresh_token };
  }
  throw new Failure(
    'configuration',
    'patron-token-lost',
    `Patreon’s access token has ended, and is not renewed (${reply.status}).`,
    'Make new tokens at Patreon, and set PATREON_ACCESS_TOKEN and PATREON_REFRESH_TOKEN to them; check PATREON_CLIENT_ID and PATREON_CLIENT_SECRET.',
  );
}
