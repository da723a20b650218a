/** One route of the double: what it finds wrong with a call, and what it does and answers. */
import type { z } from 'zod';
import type { Reply } from './http.ts';
import type { Mailroom } from './mailroom.ts';
import type { SuppressionLists } from './suppression-lists.ts';

export interface Call {
  /** From 1, of the requests to mail/send alone. */
  readonly no: number;
  /** The parts of the path that the route leaves open. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface World {
  readonly mailroom: Mailroom;
  readonly lists: SuppressionLists;
  /** Addresses that are no addresses to SendGrid. */
  readonly refused: Set<string>;
}

export interface Route {
  /** As the OpenAPI writes it; `{…}` is the part that a call leaves open. */
  readonly name: `${'GET' | 'POST' | 'PATCH' | 'DELETE'} /v3/${string}`;
  /** What no call of ours may have. */
  problems?(call: Call, world: World, at: number): readonly string[];
  /** Acts upon a call in order, and answers; `at` is the time by the double's clock. */
  act(call: Call, world: World, at: number): Reply;
}

export function refusal(status: number, message: string, field: string | null = null): Reply {
  return { status, body: { errors: [{ message, field }] } };
}

/** What a zod schema finds, as one line each. */
export function schemaProblems(schema: z.ZodType, value: unknown): readonly string[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join('.') || 'body'} ${issue.message}`);
}
