import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { beforeAll, describe, expect, test } from 'vitest';
import { ISSUE, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter, type ScratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { runRoundup, startRoundupAlone } from './run-roundup.ts';

const people = {
  'people.csv': 'email,name\nada@example.com,Ada\nbo@example.com,Bo\ncy@example.com,\n',
  'patrons.csv': 'email,name,tier\nbo@example.com,Bo,patron\n',
};

async function withPeople(): Promise<ScratchNewsletter> {
  const newsletter = await scratchNewsletter({ ...soundNewsletter, ...people });
  const at = (name: string) => join(newsletter.root, name);
  await runRoundup(['subscribers', 'import', at('people.csv'), '--confirm=3'], newsletter);
  await runRoundup(['patrons', 'import', at('patrons.csv')], newsletter);
  return newsletter;
}

async function outbox(root: string, issue = '2023-10'): Promise<string[]> {
  const folder = join(root, '.roundup/outbox', issue);
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.eml')).map((name) => join(folder, name));
}

describe('publish', () => {
  test('a plan and a wrong count change nothing', async () => {
    await using newsletter = await withPeople();
    const plan = await runRoundup(['publish', '2023-10', '--plan', '--json'], newsletter);
    expect(JSON.parse(plan.stdout)).toMatchObject({
      due: 'fresh',
      summary: { count: 3, byTier: { public: 2, patron: 1 }, transport: 'outbox' },
    });
    const wrong = await runRoundup(['publish', '2023-10', '--confirm=4'], newsletter);
    expect(wrong.code).toBe(77);
    expect(wrong.stderr).toContain('--confirm=3');
    expect(await runRoundup(['publish', '2023-10'], newsletter)).toMatchObject({ code: 77 });
    expect(await outbox(newsletter.root)).toEqual([]);
    const status = await runRoundup(['status', '2023-10', '--json'], newsletter);
    expect(JSON.parse(status.stdout)).toMatchObject({ stage: 'not-published', audience: 0 });
  });

  test('a mail that inboxes would not show right is refused, unless its rule is allowed', async () => {
    const issue = `${soundNewsletter[ISSUE]}\n\n| | |\n|--|--|\n| rope | 1,200 |\n`;
    await using newsletter = await scratchNewsletter({
      ...soundNewsletter,
      ...people,
      [ISSUE]: issue,
    });
    const file = join(newsletter.root, 'people.csv');
    await runRoundup(['subscribers', 'import', file, '--confirm=3'], newsletter);
    const refused = await runRoundup(['publish', '2023-10', '--confirm=3'], newsletter);
    expect(refused.code).toBe(65);
    expect(refused.stderr).toMatch(/issues\/2023-10\.md:17:1 error .* \[mail\/table-role\]/);
    expect(refused.stderr).toContain('--allow mail/table-role');
    expect(await outbox(newsletter.root)).toEqual([]);
    const slip = await runRoundup(['publish', '2023-10', '--allow', 'mail/table-rol'], newsletter);
    expect(slip.code).toBe(64);
    expect(slip.stderr).toContain('Did you mean mail/table-role?');
    const allowed = await runRoundup(
      [
        'publish',
        '2023-10',
        '--confirm=3',
        '--allow',
        'mail/no-text',
        '--allow',
        'mail/table-role',
      ],
      newsletter,
    );
    expect(allowed, allowed.stderr).toMatchObject({ code: 0 });
    expect(allowed.stderr).toContain('Allowed by name: mail/table-role.');
    expect(await outbox(newsletter.root)).toHaveLength(3);
  });

  test('everyone gets their edition once, and the second run sends nothing', async () => {
    await using newsletter = await withPeople();
    const first = await startRoundupAlone(['publish', '2023-10', '--confirm=3'], newsletter);
    expect(first, first.stderr).toMatchObject({ code: 0 });
    const mails = await Promise.all(
      (await outbox(newsletter.root)).map(async (path) => simpleParser(await readFile(path))),
    );
    const secret = 'It was priced like this.';
    const to = mails.map(({ to: header, text, html }) => ({
      address: header && 'text' in header ? header.text : '',
      opened: [text, html].map((part) => String(part).includes(secret)),
    }));
    expect(to.toSorted((a, b) => (a.address < b.address ? -1 : 1))).toEqual([
      { address: 'ada@example.com', opened: [false, false] },
      { address: 'bo@example.com', opened: [true, true] },
      { address: 'cy@example.com', opened: [false, false] },
    ]);
    const second = await runRoundup(['publish', '2023-10', '--confirm=3'], newsletter);
    expect(second).toMatchObject({ code: 0 });
    expect(second.stderr).toContain('everyone has it');
    const status = await runRoundup(['status', '2023-10', '--json'], newsletter);
    expect(JSON.parse(status.stdout)).toMatchObject({
      stage: 'finished',
      audience: 3,
      deliveries: { accepted: 3, unknown: 0, rejected: 0, excluded: 0, 'not-attempted': 0 },
    });
  });

  test('a newcomer gets it afterwards, nobody else does', async () => {
    await using newsletter = await withPeople();
    await runRoundup(['publish', '2023-10', '--confirm=3'], newsletter);
    await runRoundup(['subscribers', 'add', 'di@example.com'], newsletter);
    await runRoundup(['subscribers', 'remove', 'ada@example.com'], newsletter);
    const later = await runRoundup(['publish', '2023-10', '--confirm=1', '--json'], newsletter);
    expect(later, later.stderr).toMatchObject({ code: 0 });
    expect(await outbox(newsletter.root)).toHaveLength(4);
  });

  test('whoever was erased since stays in the counts, without a name', async () => {
    await using newsletter = await withPeople();
    await runRoundup(['publish', '2023-10', '--confirm=3'], newsletter);
    const person = 'ada@example.com';
    const erase = ['subscribers', 'erase', person, '--confirm', person];
    expect(await runRoundup(erase, newsletter)).toMatchObject({ code: 0 });
    const who = await runRoundup(['status', '2023-10', '--who'], newsletter);
    expect(who, who.stderr).toMatchObject({ code: 0 });
    expect(who.stdout.trimEnd().split('\n').toSorted()).toEqual([
      '(erased)\taccepted\tpublic',
      'bo@example.com\taccepted\tpatron',
      'cy@example.com\taccepted\tpublic',
    ]);
    const status = await runRoundup(['status', '2023-10', '--json'], newsletter);
    expect(JSON.parse(status.stdout)).toMatchObject({ audience: 3, deliveries: { accepted: 3 } });
  });

  test('an issue that is not there is a usage error that names the one meant', async () => {
    await using newsletter = await scratchNewsletter(soundNewsletter);
    for (const command of [
      ['publish', '2023-1'],
      ['status', '2023-1'],
    ]) {
      const { code, stderr } = await runRoundup(command, newsletter);
      expect(code).toBe(64);
      expect(stderr).toContain('Did you mean 2023-10?');
    }
  });

  test('a broken issue is sent to nobody', async () => {
    await using newsletter = await withPeople();
    const text = await readFile(join(newsletter.root, ISSUE), 'utf8');
    await writeFile(join(newsletter.root, ISSUE), text.replace('::reading', '::redaing'));
    const { code, stderr } = await runRoundup(['publish', '2023-10', '--confirm=3'], newsletter);
    expect(code).toBe(65);
    expect(stderr).toContain('[directive/unknown]');
    expect(await outbox(newsletter.root)).toEqual([]);
  });

  test('a test copy is marked, and is no delivery', async () => {
    await using newsletter = await withPeople();
    const args = ['publish', '2023-10', '--test', 'me@example.com', '--tier', 'patron'];
    const sent = await runRoundup(args, newsletter);
    expect(sent, sent.stderr).toMatchObject({ code: 0 });
    expect(await outbox(newsletter.root)).toEqual([]);
    const [path = ''] = await outbox(newsletter.root, '2023-10-test');
    const mail = await simpleParser(await readFile(path));
    expect(mail.subject).toBe('[Test] October');
    expect(mail.text).toContain('It was priced like this.');
    const status = await runRoundup(['status', '2023-10', '--json'], newsletter);
    expect(JSON.parse(status.stdout)).toMatchObject({ stage: 'not-published' });
  });
});

describe('a mail of the outbox', () => {
  let headers: Map<string, unknown>;
  beforeAll(async () => {
    await using newsletter = await withPeople();
    await runRoundup(['publish', '2023-10', '--confirm=3'], newsletter);
    const [path = ''] = await outbox(newsletter.root);
    headers = new Map((await simpleParser(await readFile(path))).headers);
  });

  test('has the headers by which clients offer to unsubscribe', () => {
    expect(JSON.stringify(headers.get('list'))).toMatch(
      /https:\/\/news\.example\.com\/u\/[\w-]{43}/,
    );
    expect(headers.get('list-unsubscribe-post') ?? JSON.stringify(headers.get('list'))).toContain(
      'One-Click',
    );
  });
});
