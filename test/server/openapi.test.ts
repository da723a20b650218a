import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { problemIds } from '../../src/server/problem.ts';
import { running, stampOf, type Running } from './running.ts';

const mediaSchema = z.record(z.string(), z.object({ schema: z.looseObject({}) }));
const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        requestBody: z.looseObject({ content: mediaSchema }).optional(),
        responses: z.record(z.string(), z.looseObject({ content: mediaSchema.optional() })),
      }),
    ),
  ),
});
type Document = z.infer<typeof documentSchema>;

async function described(server: Running): Promise<Document> {
  return documentSchema.parse(await (await fetch(`${server.url}/subscribe/openapi.json`)).json());
}

function schemaFor(document: Document, path: string, method: string, answer: Response): object {
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const response = document.paths[path]?.[method]?.responses[String(answer.status)];
  const schema = response?.content?.[type]?.schema;
  if (schema === undefined) throw new Error(`${method} ${path} ${answer.status} is not described`);
  return schema;
}

const ajv = new Ajv2020({ strict: false });

test('the description is valid OpenAPI', async () => {
  const server = await running();
  const document = await described(server);
  const result = await new Validator().validate(structuredClone(document));
  expect(result.errors ?? []).toEqual([]);
  expect(document.openapi).toBe('3.1.0');
});

const form = async (server: Running, over: Record<string, string> = {}) => ({
  email: 'ada@example.com',
  stamp: await stampOf(server),
  ...over,
});

const requests: [string, number, (server: Running) => Promise<Response>][] = [
  ['a form that is taken', 202, async (server) => post(server, await form(server))],
  ['no address', 400, async (server) => post(server, await form(server, { email: 'x' }))],
  ['no name', 400, async (server) => post(server, await form(server, { name: 'a\nb' }))],
  [
    'a disposable address',
    400,
    async (server) => post(server, await form(server, { email: 'a@mailinator.com' })),
  ],
  ['a forged stamp', 409, async (server) => post(server, await form(server, { stamp: 'x' }))],
  [
    'a foreign page',
    403,
    async (server) => post(server, await form(server), { Origin: 'https://evil.example' }),
  ],
  [
    'one too many',
    429,
    async (server) => {
      for (let time = 0; time < 3; time += 1)
        await post(server, await form(server, { email: 'x' }));
      return post(server, await form(server));
    },
  ],
];

async function post(server: Running, fields: object, headers = {}): Promise<Response> {
  return fetch(`${server.url}/subscribe`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(fields),
  });
}

test.each(requests)('what is answered to %s is as described', async (_, status, request) => {
  const server = await running({
    server: { subscribe: { disposable: 'refuse', formsPerConnection: 3 } },
  });
  const answer = await request(server);
  expect(answer.status).toBe(status);
  const schema = schemaFor(await described(server), '/subscribe', 'post', answer);
  const check = ajv.compile(schema);
  expect(check(await answer.json()), JSON.stringify(check.errors)).toBe(true);
});

test('a ticket is as described, with and without a challenge', async () => {
  for (const proofOfWork of [false, true]) {
    const server = await running({ server: { subscribe: { proofOfWork } } });
    const answer = await fetch(`${server.url}/subscribe/form`);
    const check = ajv.compile(schemaFor(await described(server), '/subscribe/form', 'get', answer));
    const body: unknown = await answer.json();
    expect(check(body), JSON.stringify(check.errors)).toBe(true);
    expect(Object.keys(z.looseObject({}).parse(body)).includes('challenge')).toBe(proofOfWork);
  }
});

test('what the form sends is as described, and what is not described fails', async () => {
  const server = await running();
  const document = await described(server);
  const schema =
    document.paths['/subscribe']?.['post']?.requestBody?.content['application/json']?.schema ?? {};
  const check = ajv.compile(schema);
  expect(check(await form(server))).toBe(true);
  expect(check({ email: 'ada@example.com' })).toBe(false);
});

test('every problem has a case here, and every described path answers', async () => {
  const server = await running();
  const document = await described(server);
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of Object.keys(methods)) {
      const answer = await fetch(`${server.url}${path}`, { method: method.toUpperCase() });
      expect([404, 405], `${method} ${path}`).not.toContain(answer.status);
    }
  }
  expect(problemIds).toHaveLength(8);
});
