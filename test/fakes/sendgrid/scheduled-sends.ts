/** The double's batch ids and scheduled sends (tsg_mail_v3.json, tsg_scheduled_sends_v3.json). */
import { z } from 'zod';
import { refusal, schemaProblems, type Route } from './route.ts';

const status = z.enum(['cancel', 'pause']);
const creation = z.strictObject({ batch_id: z.string().regex(/^[\w-]+$/), status });
const update = z.strictObject({ status });

const STATUSES = '/v3/user/scheduled_sends';
const ONE = `${STATUSES}/{batch_id}` as const;

export const scheduledSends: readonly Route[] = [
  {
    name: 'POST /v3/mail/batch',
    act: (_call, { mailroom }, at) => ({
      status: 201,
      body: { batch_id: mailroom.openBatch(at) },
    }),
  },
  {
    name: 'GET /v3/mail/batch/{batch_id}',
    act: ({ id }, { mailroom }, at) =>
      mailroom.isBatch(id, at)
        ? { status: 200, body: { batch_id: id } }
        : refusal(400, 'invalid batch id', 'batch_id'),
  },
  {
    name: `POST ${STATUSES}`,
    problems({ body }, { mailroom }, at) {
      const id = creation.safeParse(body).data?.batch_id;
      return [
        ...schemaProblems(creation, body),
        ...(id === undefined || mailroom.isBatch(id, at) ? [] : ['batch_id was never given out']),
      ];
    },
    act({ body }, { mailroom }, at) {
      const { batch_id: id, status: wanted } = creation.parse(body);
      if (mailroom.statuses().has(id)) return refusal(400, 'a status exists already', 'batch_id');
      if (!mailroom.hasRoom(at)) return refusal(400, 'too many cancelled or paused batches');
      mailroom.setStatus(id, wanted, at);
      return { status: 201, body: { batch_id: id, status: wanted } };
    },
  },
  {
    name: `GET ${STATUSES}`,
    act: (_call, { mailroom }) => ({
      status: 200,
      body: [...mailroom.statuses()].map(([id, each]) => ({ batch_id: id, status: each.status })),
    }),
  },
  {
    name: `GET ${ONE}`,
    act({ id }, { mailroom }) {
      const found = mailroom.statuses().get(id);
      const body = found === undefined ? [] : [{ batch_id: id, status: found.status }];
      return { status: 200, body };
    },
  },
  {
    name: `PATCH ${ONE}`,
    problems: ({ body }) => schemaProblems(update, body),
    act({ id, body }, { mailroom }, at) {
      if (!mailroom.statuses().has(id)) return refusal(404, 'no such scheduled send');
      mailroom.setStatus(id, update.parse(body).status, at);
      return { status: 204 };
    },
  },
  {
    name: `DELETE ${ONE}`,
    act({ id }, { mailroom }, at) {
      if (!mailroom.statuses().has(id)) return refusal(404, 'no such scheduled send');
      mailroom.setStatus(id, undefined, at);
      return { status: 204 };
    },
  },
];
