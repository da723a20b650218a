/** The routes of SendGrid's API that the double has. */
import { z } from 'zod';
import { logDetails, logRows, parseLogQuery } from './email-log.ts';
import { mailSend } from './mail-send.ts';
import { refusal, schemaProblems, type Route } from './route.ts';
import { scheduledSends } from './scheduled-sends.ts';
import { listNames } from './suppression-lists.ts';

const logQuery = z.strictObject({
  query: z.string().refine((text) => parseLogQuery(text) !== undefined, 'is not understood'),
  limit: z.int().min(1).max(1000).default(10),
});

const logs: readonly Route[] = [
  {
    name: 'POST /v3/logs',
    problems: ({ body }) => schemaProblems(logQuery, body),
    act({ body }, { mailroom }) {
      const { query, limit } = logQuery.parse(body);
      const parsed = parseLogQuery(query);
      const messages = parsed === undefined ? [] : logRows(mailroom.taken, parsed, limit);
      return { status: 200, body: { messages } };
    },
  },
  {
    name: 'GET /v3/logs/{sg_message_id}',
    act({ id }, { mailroom }) {
      const details = logDetails(mailroom.taken, id);
      return details === undefined
        ? refusal(404, 'message not found')
        : { status: 200, body: details };
    },
  },
];

const paging = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

const suppressions: readonly Route[] = [
  ...listNames.map((list): Route => ({
    name: `GET /v3/suppression/${list}`,
    problems: ({ query }) => schemaProblems(paging, Object.fromEntries(query)),
    act({ query }, { lists }) {
      const { limit, offset } = paging.parse(Object.fromEntries(query));
      return { status: 200, body: lists.page(list, offset, limit) };
    },
  })),
  {
    name: 'GET /v3/asm/groups/{group_id}/suppressions',
    act: ({ id }, { lists }) => ({ status: 200, body: lists.group(id) }),
  },
];

const routes: readonly Route[] = [mailSend, ...scheduledSends, ...logs, ...suppressions];

const matchers = routes.map((route) => {
  const pattern = route.name
    .split(/\{\w+\}/)
    .map((part) => part.replaceAll('.', '\\.'))
    .join('([^/]+)');
  return { route, pattern: new RegExp(`^${pattern}$`) };
});

/** The route of a call such as `GET /v3/mail/batch/abc`; undefined when there is none. */
export function routeOf(call: string): { readonly route: Route; readonly id: string } | undefined {
  for (const { route, pattern } of matchers) {
    const match = pattern.exec(call);
    if (match !== null) return { route, id: decodeURIComponent(match[1] ?? '') };
  }
  return undefined;
}
