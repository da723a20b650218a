/** Events and statistics from the command line, on what was published there. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { mailSendRequest } from '../fakes/mail-send-schema.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { DOUBLE_KEY, startSendgridDouble } from '../fakes/sendgrid-double.ts';
import { runRoundup } from './run-roundup.ts';

test(
  'what SendGrid and readers tell ends subscriptions and is counted once',
  { timeout: 60_000 },
  async () => {
    await using newsletter = await scratchNewsletter(soundNewsletter);
    await using double = await startSendgridDouble();
    const env = { SENDGRID_API_KEY: DOUBLE_KEY, SENDGRID_API_URL: double.url };
    const run = (...args: readonly string[]) => runRoundup([...args], { ...newsletter, env });
    const people = join(newsletter.root, 'people.csv');
    await writeFile(people, 'email\nada@example.com\nbo@example.com\ncy@example.com\n');
    await run('subscribers', 'import', people, '--confirm=3');
    expect(await run('publish', '2023-10', '--now', '--confirm=3')).toMatchObject({ code: 0 });

    const { personalizations } = mailSendRequest.parse(double.bodies[0]);
    const timestamp = Math.floor(Date.now() / 1000);
    const told = personalizations.map(({ to: [{ email }], custom_args }, index) => ({
      ...custom_args,
      email,
      timestamp,
      sg_event_id: `event-${index}`,
      ...(index === 0
        ? { event: 'bounce', type: 'bounce' }
        : { event: 'click', url: 'https://example.com/gateways' }),
    }));
    const file = join(newsletter.root, 'events.json');
    await writeFile(file, JSON.stringify(told));
    const first = await run('events', 'import', file, '--json');
    expect(JSON.parse(first.stdout)).toMatchObject({ total: 3, fresh: 3, ended: { bounced: 1 } });
    const again = await run('events', 'import', file, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ total: 3, fresh: 0, known: 3 });

    // As a mail program does it: a mail to that address, with that subject.
    const ways = personalizations.map(({ headers }) => headers['List-Unsubscribe']);
    const [, to = '', subject = ''] =
      /<mailto:([^?>]+)\?subject=([^>]+)>/.exec(ways[1] ?? '') ?? [];
    const asked = `From: x@example.com\nTo: ${to}\nSubject: ${decodeURIComponent(subject)}\n\n`;
    const claimed = `From: cy@example.com\nTo: ${to}\nSubject: unsubscribe\n\n`;
    const from = 'From x Thu Nov  2 08:30:00 2023';
    const mails = join(newsletter.root, 'leave.mbox');
    await writeFile(mails, `${from}\n${asked}${from}\n${claimed}`);
    const left = await run('events', 'import', mails);
    expect(left).toMatchObject({ code: 0, stderr: expect.not.stringContaining('@') });
    expect(left.stdout).toBe(
      `2 events: 1 new, 0 known, 0 of other mails, 0 too old to count, 0 of other kinds, 0 broken
Ended: 0 bounced, 0 complained, 1 unsubscribed
1 mail without a token to leave by: a sender can be forged. Look at them, then import again with --trust-from.
`,
    );
    const trusted = await run('events', 'import', mails, '--trust-from', '--json');
    expect(JSON.parse(trusted.stdout)).toMatchObject({ fresh: 1, known: 1, untrusted: 0 });

    const page = join(newsletter.root, 'stats.html');
    const stats = await run('stats', '2023-10', '--html', page, '--json');
    expect(JSON.parse(stats.stdout)).toMatchObject({
      accepted: 3,
      outcomes: { bounced: 1, silent: 2 },
      clicks: 2,
      links: [{ link: 'https://example.com/gateways', count: 2 }],
    });
    expect(await readFile(page, 'utf8')).toContain('<svg');
    const bounced = await run('subscribers', 'list', '--state', 'bounced', '--json');
    expect(JSON.parse(bounced.stdout)).toMatchObject({ state: 'bounced' });
  },
);
