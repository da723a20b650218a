/** The way out, from the header of a mail to the next issue. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runRoundup } from '../cli/run-roundup.ts';
import { startRoundup } from '../cli/start-roundup.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const isServing = (answer: unknown): answer is { url: string } =>
  typeof answer === 'object' && answer !== null && 'url' in answer;

const nextIssue = `---
title: November
date: 2023-12-02
description: A description that is long enough.
---
Hello again.
`;

test('one click in a mail client ends it: the next issue goes to the others alone', async () => {
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    'issues/2023-11.md': nextIssue,
  });
  for (const name of ['bo', 'cy']) {
    await runRoundup(['subscribers', 'add', `${name}@example.com`], newsletter);
  }
  await runRoundup(['publish', '2023-10', '--confirm=2'], newsletter);
  const folder = join(newsletter.root, '.roundup/outbox/2023-10');
  const name = (await readdir(folder)).find((file) => file.endsWith('.eml')) ?? '';
  const mail = (await readFile(join(folder, name), 'utf8')).replaceAll(/\r\n[ \t]/g, ' ');
  const to = /^To: (.*)$/m.exec(mail)?.[1]?.trim();
  const path = /^List-Unsubscribe: <https:\/\/news\.example\.com(\/u\/[\w-]+)>/m.exec(mail)?.[1];
  expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);

  await using server = await startRoundup(['serve', '--port', '0'], {
    ...newsletter,
    isAnswer: isServing,
  });
  const address = `${server.answer.url}${path}`;
  const look = await fetch(address);
  expect(look.status).toBe(200);
  expect(await look.text()).toContain('<button');
  const still = await runRoundup(['publish', '2023-11', '--plan', '--json'], newsletter);
  expect(JSON.parse(still.stdout)).toMatchObject({ summary: { count: 2 } });
  for (const _twice of [1, 2]) {
    const left = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(left.status).toBe(200);
  }
  const sent = await runRoundup(['publish', '2023-11', '--confirm=1', '--json'], newsletter);
  expect(sent, sent.stderr).toMatchObject({ code: 0 });
  const later = join(newsletter.root, '.roundup/outbox/2023-11');
  const mails = (await readdir(later)).filter((file) => file.endsWith('.eml'));
  const [only = ''] = await Promise.all(mails.map((file) => readFile(join(later, file), 'utf8')));
  expect(mails).toHaveLength(1);
  expect(only).not.toContain(to);
});
