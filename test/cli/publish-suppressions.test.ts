/** Publishing asks SendGrid first whom it mails no longer; here a strict double answers. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONFIG, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { DOUBLE_KEY, startSendgridDouble } from '../fakes/sendgrid-double.ts';
import { runRoundup } from './run-roundup.ts';

async function setUp(config = soundNewsletter[CONFIG]) {
  const newsletter = await scratchNewsletter({ ...soundNewsletter, [CONFIG]: config ?? '' });
  const people = join(newsletter.root, 'people.csv');
  await writeFile(people, 'email\nada@example.com\nbo@example.com\ncy@example.com\n');
  await runRoundup(['subscribers', 'import', people, '--confirm=3'], newsletter);
  const double = await startSendgridDouble();
  const env = { SENDGRID_API_KEY: DOUBLE_KEY, SENDGRID_API_URL: double.url };
  return {
    double,
    publish: (...args: readonly string[]) =>
      runRoundup(['publish', '2023-10', '--now', ...args], { ...newsletter, env }),
    async [Symbol.asyncDispose]() {
      await double.close();
      await newsletter[Symbol.asyncDispose]();
    },
  };
}

const LIST = 'GET /v3/suppression/bounces';

test('whom SendGrid mails no longer is no part of the audience', async () => {
  await using here = await setUp();
  const created = Math.floor(Date.now() / 1000) - 60;
  here.double.lists.add('bounces', { email: 'Ada@example.com', created });
  here.double.lists.add('spam_reports', { email: 'stranger@example.com', created });
  const plan = await here.publish('--plan', '--json');
  expect(JSON.parse(plan.stdout)).toMatchObject({ summary: { count: 3 } });
  expect(here.double.counts().calls).not.toHaveProperty([LIST]);
  const sent = await here.publish('--confirm=2');
  expect(sent, sent.stderr).toMatchObject({ code: 0 });
  expect(sent.stderr).toContain(
    '2 suppressions at sendgrid; ended here: 1 bounced, 0 complained, 0 unsubscribed',
  );
  expect(here.double.counts()).toMatchObject({ accepted: 2, violations: [], strays: [] });
});

test('when SendGrid does not tell, nothing is sent unless that is asked for', async () => {
  await using here = await setUp();
  here.double.on(LIST, { kind: 'status', status: 403 });
  const refused = await here.publish('--confirm=3');
  expect(refused).toMatchObject({ code: 69 });
  expect(refused.stderr).toContain('--skip-suppressions');
  expect(here.double.counts()).toMatchObject({ accepted: 0 });
  const sent = await here.publish('--confirm=3', '--skip-suppressions');
  expect(sent, sent.stderr).toMatchObject({ code: 0 });
  expect(here.double.counts()).toMatchObject({ accepted: 3 });
});

test('SendGrid counts opens and clicks only where the config asks for it', async () => {
  const tracked = async (config?: string) => {
    await using here = await setUp(config);
    expect(await here.publish('--confirm=3')).toMatchObject({ code: 0 });
    return here.double.bodies[0];
  };
  const settings = (clicks: boolean, opens: boolean) => ({
    tracking_settings: {
      click_tracking: { enable: clicks, enable_text: false },
      open_tracking: { enable: opens },
    },
  });
  expect(await tracked()).toMatchObject(settings(false, false));
  const asks = soundNewsletter[CONFIG]?.replace('title:', 'tracking: { clicks: true },\n  title:');
  expect(await tracked(asks)).toMatchObject(settings(true, false));
});
