import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { createSendgridTransport } from '../../../src/adapters/sendgrid/sendgrid-transport.ts';
import { mailBody } from '../../fakes/mail-body.ts';
import { collect } from '../../fakes/collect.ts';
import { mailSendRequest } from '../../fakes/mail-send-schema.ts';
import { DOUBLE_KEY } from '../../fakes/sendgrid-double.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';

const greeting = z.object({ url: z.url(), apiKey: z.string() });
const body = mailBody(sampleSubmission(2));
const [first, second] = body.personalizations;
const [plain, html] = body.content;

test('the double takes a body as we make it', () => {
  expect(mailSendRequest.safeParse(body).error).toBeUndefined();
});

test.each<[string, unknown]>([
  ['an unknown key', { ...body, sendAt: 1 }],
  ['a send_at that nothing could cancel', { ...body, send_at: 1_700_000_000 }],
  ['a batch_id without a send_at', { ...body, batch_id: 'Double000001' }],
  ['a send_at in milliseconds', { ...body, send_at: 1_700_000_000.5, batch_id: 'Double000001' }],
  [
    'a schedule in sandbox mode',
    {
      ...body,
      send_at: 1_700_000_000,
      batch_id: 'Double000001',
      mail_settings: { sandbox_mode: { enable: true } },
    },
  ],
  ['a category that is no issue', { ...body, categories: ['reader@example.org'] }],
  [
    'a setting that bypasses suppressions',
    { ...body, mail_settings: { bypass_list_management: { enable: true } } },
  ],
  [
    'a name with a line break in From',
    { ...body, from: { email: 'a@example.org', name: 'A\n B' } },
  ],
  ['html before plain', { ...body, content: [html, plain] }],
  ['html alone', { ...body, content: [html] }],
  ['a recipient twice', { ...body, personalizations: [first, { ...second, to: first?.to }] }],
  ['a token twice', { ...body, personalizations: [first, { ...first, to: second?.to }] }],
  [
    'two in one To',
    {
      ...body,
      personalizations: [{ ...first, to: [...(first?.to ?? []), ...(second?.to ?? [])] }],
    },
  ],
  [
    'a name in To',
    { ...body, personalizations: [{ ...first, to: [{ email: 'a@example.org', name: 'A' }] }] },
  ],
  [
    'a reserved header',
    { ...body, personalizations: [{ ...first, headers: { ...first?.headers, Subject: 's' } }] },
  ],
  ['headers of the whole message', { ...body, headers: first?.headers }],
  [
    'the header of another',
    { ...body, personalizations: [{ ...first, headers: second?.headers }] },
  ],
  ['no list headers', { ...body, personalizations: [{ ...first, headers: {} }] }],
  [
    'substitutions over the limit',
    {
      ...body,
      personalizations: [
        { ...first, substitutions: { __roundup_unsubscribe_token__: 't'.repeat(10_000) } },
      ],
    },
  ],
  [
    'an address in the custom arguments',
    {
      ...body,
      personalizations: [
        { ...first, custom_args: { ...first?.custom_args, subscriber_id: 'a@example.org' } },
      ],
    },
  ],
  [
    'a second link to leave by',
    {
      ...body,
      tracking_settings: { ...body.tracking_settings, subscription_tracking: { enable: true } },
    },
  ],
  ['two categories', { ...body, categories: ['a', 'b'] }],
  ['a part without a way out', { ...body, content: [{ ...plain, value: 'x' }, html] }],
  [
    'more than 1000',
    { ...body, personalizations: mailBody(sampleSubmission(1001)).personalizations },
  ],
])('the double refuses %s', (_title, broken) => {
  expect(mailSendRequest.safeParse(broken).success).toBe(false);
});

async function startProcess(...args: readonly string[]): Promise<z.output<typeof greeting>> {
  const script = resolve(import.meta.dirname, '../../fakes/sendgrid-double.ts');
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const [line] = await once(createInterface(child.stdout), 'line');
  return greeting.parse(JSON.parse(String(line)));
}

test('the double runs as a process of its own and tells its counts', async () => {
  const { url, apiKey } = await startProcess('--delay-ms=5');
  expect(apiKey).toBe(DOUBLE_KEY);
  const transport = createSendgridTransport({ apiKey, baseUrl: url });
  const behaviours = [{ kind: 'status', status: 500, takes: true }];
  await fetch(`${url}/__double/next`, { method: 'POST', body: JSON.stringify(behaviours) });
  const states: string[] = [];
  for (const batchNo of [1, 2]) {
    states.push((await transport.submit(sampleSubmission(3, { batchNo }))).state);
  }
  expect(states).toEqual(['unknown', 'accepted']);
  expect(await (await fetch(`${url}/__double/requests`)).json()).toEqual({
    requests: 2,
    valid: 2,
    accepted: 6,
    waiting: 0,
    delivered: 6,
    discarded: 0,
    distinct: 3,
    duplicates: 3,
    violations: [],
    strays: [],
    calls: {},
  });
});

test('another process moves its clock, fills its lists and scripts what it does', async () => {
  const { url, apiKey } = await startProcess('--start-at=2023-11-02T08:30:00Z');
  const tell = async (what: string, given: unknown) => {
    const sent = { method: 'POST', body: JSON.stringify(given) };
    expect((await fetch(`${url}/__double/${what}`, sent)).status).toBe(200);
  };
  const transport = createSendgridTransport({ apiKey, baseUrl: url, sleep: async () => undefined });
  const opened = await transport.scheduling?.open();
  if (opened?.state !== 'opened') throw new Error('No schedule.');
  const schedule = { id: opened.id, sendAt: new Date('2023-11-02T09:00:00Z') };
  await tell('refuse', ['reader.0@example.org']);
  await tell('on', {
    route: 'POST /v3/user/scheduled_sends',
    behaviours: [{ kind: 'late', afterMs: 1, status: 500 }],
  });
  expect(await transport.submit(sampleSubmission(1, { schedule }))).toHaveProperty('refused');
  const [, second] = sampleSubmission(2).recipients;
  const recipients = second === undefined ? [] : [second];
  await transport.submit({ ...sampleSubmission(0, { schedule }), recipients });
  expect(await transport.scheduling?.cancel(schedule)).toMatchObject({ state: 'unknown' });
  await tell('clock', { passMs: 19 * 60_000 });
  expect(await transport.scheduling?.cancel(schedule)).toEqual({ state: 'cancelled' });
  await tell('clock', { moveTo: '2023-11-02T10:00:00Z' });
  const email = 'gone@example.org';
  await tell('suppress', { list: 'bounces', entries: [{ email, created: 1_698_000_000 }] });
  if (transport.suppressed === undefined) throw new Error('It tells nothing.');
  const suppressed = await collect(transport.suppressed());
  expect(suppressed.map(({ address }) => address)).toEqual([email]);
  const read = async (what: string): Promise<unknown> =>
    (await fetch(`${url}/__double/${what}`)).json();
  expect(await read('requests')).toMatchObject({ accepted: 1, discarded: 1, violations: [] });
  expect(await read('recipients')).toMatchObject([{ email: 'reader.1@example.org', request: 2 }]);
  expect(await read('delivered')).toEqual([]);
});
