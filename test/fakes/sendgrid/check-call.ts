/** Everything that is wrong with a call of the double, whatever the answer to it is going to be. */
import type { IncomingMessage } from 'node:http';
import { HTTP_HEADERS } from '../mail-send-schema.ts';
import type { OfficialContract } from '../official-contract.ts';
import type { Call, Route, World } from './route.ts';

/** "Less than 30 MB", read as the smaller of the two megabytes. */
export const MAX_BODY_BYTES = 30_000_000;

export interface Checks {
  readonly contract?: OfficialContract | undefined;
  /** Finds what else is wrong with a mail. */
  readonly check?: ((body: unknown) => readonly string[]) | undefined;
}

export function problemsOf(
  request: IncomingMessage,
  called: {
    readonly route: Route;
    readonly call: Call;
    readonly bytes: Buffer;
    readonly at: number;
  },
  world: World,
  { contract, check }: Checks,
): string[] {
  const { route, call, bytes, at } = called;
  const problems = Object.keys(request.headers)
    .filter((name) => !HTTP_HEADERS.has(name))
    .map((name) => `http-headers hold ${name}`);
  if (bytes.length > 0 && request.headers['content-type'] !== 'application/json') {
    problems.push('content-type is not JSON');
  }
  if (bytes.length >= MAX_BODY_BYTES) problems.push('body has 30 MB or more');
  problems.push(...(route.problems?.(call, world, at) ?? []));
  problems.push(...(contract?.request(route.name, call.body) ?? []));
  if (route.name === 'POST /v3/mail/send') problems.push(...(check?.(call.body) ?? []));
  return problems;
}
