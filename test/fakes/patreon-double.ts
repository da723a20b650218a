/** A stand-in for Patreon's API v2 and its tokens, after the recorded answers. */
import { z } from 'zod';
import type { ApiAnswer, ApiRequest } from './api-double.ts';
import { CAMPAIGN, patronFixture } from './patron-fixtures.ts';

export interface PatreonState {
  /** The access token that is good now; each renewal makes another. */
  accessToken: string;
  refreshToken: string;
  renewals: number;
  /** Pages of members by the cursor that leads to each; '' is the first. */
  readonly pages: Map<string, unknown>;
}

const FIELDS =
  'email,full_name,patron_status,last_charge_status,currently_entitled_amount_cents,is_gifted,is_free_trial,next_charge_date,pledge_cadence,pledge_relationship_start';

export function patreonState(): PatreonState {
  return {
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    renewals: 0,
    pages: new Map([
      ['', JSON.parse(patronFixture('patreon/members.page1.json'))],
      ['01AbCdEf', JSON.parse(patronFixture('patreon/members.page2.json'))],
    ]),
  };
}

/** Refuses what the documentation does not have; a refresh token is good once. */
export function answerAsPatreon(state: PatreonState, request: ApiRequest): ApiAnswer {
  if (request.path === '/api/oauth2/token') return renew(state, request);
  if (request.method !== 'GET') throw new Error(`${request.method} ${request.path}`);
  if (/[[\]]/.test(request.rawQuery)) throw new Error('Brackets are not encoded.');
  if (request.headers.authorization !== `Bearer ${state.accessToken}`) {
    return { status: 401, body: { errors: [{ status: '401', title: 'Unauthorized' }] } };
  }
  if (request.query.get('fields[member]') !== FIELDS) throw new Error('Other fields of a member.');
  if (request.query.get('fields[tier]') !== 'title,amount_cents') throw new Error('Other fields.');
  const [, id] = /^\/api\/oauth2\/v2\/members\/([\w-]+)$/.exec(request.path) ?? [];
  return id === undefined ? pageOf(state, request) : memberOf(state, request, id);
}

function pageOf(state: PatreonState, { path, query }: ApiRequest): ApiAnswer {
  if (path !== `/api/oauth2/v2/campaigns/${CAMPAIGN}/members`) throw new Error(path);
  if (query.get('include') !== 'currently_entitled_tiers,user') throw new Error('include');
  const page = state.pages.get(query.get('page[cursor]') ?? '');
  return page === undefined ? { status: 400, body: {} } : { status: 200, body: page };
}

const page = z.looseObject({
  data: z.array(z.looseObject({ id: z.string(), relationships: z.looseObject({}) })),
  included: z.array(z.unknown()),
});

function memberOf(state: PatreonState, { query }: ApiRequest, id: string): ApiAnswer {
  if (query.get('include') !== 'currently_entitled_tiers,user,campaign') throw new Error('include');
  for (const one of [...state.pages.values()].map((each) => page.parse(each))) {
    const data = one.data.find((member) => member.id === id);
    if (data === undefined) continue;
    const campaign = { data: { id: CAMPAIGN, type: 'campaign' } };
    const relationships = { campaign, ...data.relationships };
    return { status: 200, body: { data: { ...data, relationships }, included: one.included } };
  }
  return { status: 404, body: { errors: [{ status: '404' }] } };
}

function renew(state: PatreonState, { method, headers, text }: ApiRequest): ApiAnswer {
  if (method !== 'POST') throw new Error(method);
  if (headers['content-type'] !== 'application/x-www-form-urlencoded') throw new Error('no form');
  const fields = Object.fromEntries(new URLSearchParams(text));
  const expected = {
    grant_type: 'refresh_token',
    refresh_token: state.refreshToken,
    client_id: 'client',
    client_secret: 'client-secret',
  };
  if (JSON.stringify(fields) !== JSON.stringify(expected)) {
    return { status: 401, body: { error: 'invalid_grant' } };
  }
  state.renewals += 1;
  state.accessToken = `access-${state.renewals + 1}`;
  state.refreshToken = `refresh-${state.renewals + 1}`;
  return {
    status: 200,
    body: {
      ...z.looseObject({}).parse(JSON.parse(patronFixture('patreon/token.refresh.response.json'))),
      access_token: state.accessToken,
      refresh_token: state.refreshToken,
    },
  };
}
