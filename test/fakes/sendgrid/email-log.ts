/** The Email Logs of the double: its query language, rows and details (tsg_logs_v3.json). */
import type { TakenMail, TakenRequest } from './mailroom.ts';

interface LogQuery {
  readonly toEmail: string | undefined;
  readonly categories: readonly string[] | undefined;
  readonly since: number;
}

const TEXT = "'([^'\"\\\\]+)'";
const conditions: readonly (readonly [keyof LogQuery, RegExp])[] = [
  ['toEmail', new RegExp(`^to_email = ${TEXT}$`)],
  ['categories', new RegExp(`^categories IN \\((${TEXT}(?:, ${TEXT})*)\\)$`)],
  ['since', /^sg_message_id_created_at >= TIMESTAMP "(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)"$/],
];

/** Undefined when it is none of the queries that are documented, or one that we do not need. */
export function parseLogQuery(text: string): LogQuery | undefined {
  const found = new Map<keyof LogQuery, string>();
  for (const part of text.split(' AND ')) {
    const match = conditions
      .map(([name, pattern]) => [name, pattern.exec(part)?.[1]] as const)
      .find(([, value]) => value !== undefined);
    if (match?.[1] === undefined || found.has(match[0])) return undefined;
    found.set(match[0], match[1]);
  }
  return {
    toEmail: found.get('toEmail'),
    categories: found
      .get('categories')
      ?.split(', ')
      .map((name) => name.slice(1, -1)),
    since: Date.parse(found.get('since') ?? '1970-01-01T00:00:00Z'),
  };
}

interface Logged {
  readonly id: string;
  readonly request: TakenRequest;
  readonly mail: TakenMail;
}

/** Newest first. */
export function logRows(
  taken: readonly TakenRequest[],
  query: LogQuery,
  limit: number,
): readonly object[] {
  return taken
    .toReversed()
    .filter(({ takenAt, category }) => {
      return takenAt >= query.since && (query.categories?.includes(category) ?? true);
    })
    .flatMap(loggedIn)
    .filter(({ mail }) => query.toEmail === undefined || mail.email === query.toEmail)
    .slice(0, limit)
    .map((logged) => ({
      ...summaryOf(logged),
      sg_message_id_created_at: new Date(logged.request.takenAt).toISOString(),
    }));
}

export function logDetails(taken: readonly TakenRequest[], id: string): object | undefined {
  const request = taken.find((each) => id.startsWith(`${each.id}.`));
  const logged = request && loggedIn(request).find((each) => each.id === id);
  if (logged === undefined) return undefined;
  return {
    ...summaryOf(logged),
    api_key_id: 'double',
    client_ip: '192.0.2.1',
    category: [logged.request.category],
    custom_args: logged.mail.customArgs,
    events: eventsOf(logged),
  };
}

function loggedIn(request: TakenRequest): Logged[] {
  return request.mails.map((mail, no) => {
    return { id: `${request.id}.recvd-double-1-${no}.0`, request, mail };
  });
}

const statuses = { waiting: 'processed', delivered: 'delivered', discarded: 'dropped' } as const;

function summaryOf({ id, request, mail }: Logged): object {
  return {
    from_email: request.from,
    sg_message_id: id,
    subject: request.subject,
    to_email: mail.email,
    status: statuses[request.fate],
  };
}

function eventsOf({ id, request, mail }: Logged): object[] {
  const common = (name: string, at: number) => ({
    email: mail.email,
    event: name,
    sg_event_id: `${id}-${name}`.replace(/[^\w-]/g, ''),
    sg_message_id: id,
    'smtp-id': '<double@ismtpd-1>',
    timestamp: Math.floor(at / 1000),
  });
  const processed = common('processed', request.takenAt);
  switch (request.fate) {
    case 'waiting':
      return [processed];
    case 'delivered': {
      const delivered = common('delivered', request.fateAt);
      return [{ ...delivered, ip: '192.0.2.2', response: '250 OK' }, processed];
    }
    case 'discarded':
      return [{ ...common('cancel_drop', request.fateAt), reason: 'Cancelled' }, processed];
  }
}
