/** What check says of an issue that was mailed and is another one now. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createContent } from '../../src/adapters/files/content.ts';
import { Failure } from '../../src/core/failure.ts';
import type { Content } from '../../src/ports/content.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { noRepository } from '../fakes/no-repository.ts';
import { checkContent } from '../../src/workflows/check.ts';
import { loadPublishRequest } from '../../src/workflows/load-publish-request.ts';
import { freeze, reader, take } from '../adapters/store-steps.ts';
import { EXTRAS, ISSUE, LINK, soundNewsletter } from '../core/diagnostic-cases.ts';
import { stillClock } from '../fakes/still-clock.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { consent, publication, publish, type Publication } from './publication.ts';

interface Sent {
  readonly content: Content;
  readonly ledger: Ledger;
  readonly publication: Publication;
  /** Replaces text in one of the author's files. */
  edit(path: string, from: string, to: string): Promise<void>;
  check(only?: readonly string[]): Promise<string[]>;
}

/** The sound newsletter's issue, mailed to five subscribers on 2 November 2023. */
async function sent(): Promise<Sent> {
  const newsletter = await scratchNewsletter(soundNewsletter);
  onTestFinished(() => newsletter[Symbol.asyncDispose]());
  const content = createContent({ root: newsletter.root, today: () => '2026-01-01' });
  const publishing = await publication({ now: () => new Date('2023-11-02T08:00:00Z') });
  await publish(publishing.ports, { request: await requestOf(content) });
  const { ledger } = publishing.store;
  const files = new Map(Object.entries(soundNewsletter));
  return {
    content,
    ledger,
    publication: publishing,
    async edit(path, from, to) {
      const before = files.get(path) ?? '';
      expect(before).toContain(from);
      files.set(path, before.replace(from, to));
      await writeFile(join(newsletter.root, path), before.replace(from, to));
    },
    async check(only) {
      const { diagnostics } = await checkContent(
        { content, ledger, clock: stillClock(), repository: noRepository },
        only,
      );
      return diagnostics.map(
        ({ file, line, column, severity, reason, id }) =>
          `${file}:${line}:${column} ${severity} ${reason} [${id}]`,
      );
    },
  };
}

async function requestOf(content: Content) {
  const config = await content.config();
  if (!config.ok) throw new Error('The config is sound.');
  return { ...(await loadPublishRequest(content, config.value, '2023-10')), leaks: [] };
}

test('an issue that is as it was sent is not mentioned', async () => {
  const { check, edit } = await sent();
  expect(await check()).toEqual([]);
  await edit(EXTRAS, 'It was priced like this.', 'It was\npriced like this.');
  expect(await check()).toEqual([]);
});

test('each part that differs is a warning at its place, without a word of the text', async () => {
  const { check, edit } = await sent();
  await edit(ISSUE, 'October', 'November');
  await edit(ISSUE, 'Hello.', 'Hello!\n\nOne more thing.');
  await edit(LINK, 'Worth it.', 'Not worth it.');
  await edit(EXTRAS, 'It was priced like this.', 'It was priced like *that*.');
  expect(await check()).toEqual([
    'issues/2023-10.md:2:8 warning This title is not as 5 subscribers got it on 2 November 2023. [issue/changed-since-sent]',
    'issues/2023-10.md:6:5 warning This reading entry is not as 5 subscribers got it on 2 November 2023. [issue/changed-since-sent]',
    'issues/2023-10.md:8:1 warning This paragraph is not as 5 subscribers got it on 2 November 2023. [issue/changed-since-sent]',
    'issues/2023-10.md:10:1 warning This paragraph was added after the issue was sent on 2 November 2023. [issue/changed-since-sent]',
    'issues/2023-10.patron.md:3:1 warning This paragraph is not as 5 subscribers got it on 2 November 2023. [issue/changed-since-sent]',
  ]);
  expect(await check(['links/2023/2023-10-04-api-gateways-aaaaaaaa.md'])).toEqual([]);
  expect(await check([EXTRAS])).toHaveLength(5);
});

test('what is gone is reported at its neighbour', async () => {
  const { check, edit } = await sent();
  await edit(ISSUE, '## Reading\n\n', '');
  expect(await check()).toEqual([
    'issues/2023-10.md:8:1 warning A heading that stood after this was removed after the issue was sent on 2 November 2023. [issue/changed-since-sent]',
  ]);
});

test('a correction from the day of the sending on ends the warnings; an older one does not', async () => {
  const { check, edit } = await sent();
  await edit(ISSUE, 'Hello.', 'Hello!');
  await edit(ISSUE, 'reading:', "corrections: [{ date: 2023-11-01, note: 'Old.' }]\nreading:");
  expect(await check()).toHaveLength(1);
  await edit(ISSUE, '2023-11-01', '2023-11-02');
  expect(await check()).toEqual([]);
});

test('a correction changes no mail', async () => {
  const { content, edit } = await sent();
  const before = await requestOf(content);
  await edit(ISSUE, 'reading:', "corrections: [{ date: 2023-11-05, note: 'New.' }]\nreading:");
  const after = await requestOf(content);
  expect(after).toMatchObject({ contentHash: before.contentHash, outline: before.outline });
});

test('an issue with an error is checked, and not compared', async () => {
  const { check, edit } = await sent();
  await edit(ISSUE, 'Hello.', '# Hello!');
  expect((await check()).map((line) => /\[(.*)\]/.exec(line)?.[1])).toEqual([
    'markdown/first-level-heading',
  ]);
});

test('of two texts the one that most subscribers got is compared', async () => {
  const { content, check, edit, publication: publishing } = await sent();
  await edit(ISSUE, 'Hello.', 'Hello!');
  await publishing.store.subscribers.add([reader('late@example.com')], consent, 'active');
  await publish(publishing.ports, { request: await requestOf(content) });
  expect(await check()).toEqual([expect.stringContaining('5 subscribers')]);
  await edit(ISSUE, 'Hello!', 'Hello.');
  expect(await check()).toEqual([]);
});

test('an issue that was rehearsed, never sent, sent before outlines were kept, or is gone is passed over', async () => {
  const { content, publication: publishing } = await sent();
  const { place } = publishing;
  const rehearsal = await place.open({ channel: 'rehearsal' });
  const changed = { outline: [{ region: 'head', part: 'title', hash: 'other' }] };
  await freeze(rehearsal, '2023-11', 9, changed);
  const mail = await place.open();
  const gone = await freeze(mail, '2023-12', 9, changed);
  await take(mail, gone, 'accepted');
  const old = await freeze(mail, '2023-08', 9);
  await take(mail, old, 'accepted');
  const { diagnostics, notCompared } = await checkContent(
    { content, ledger: mail.ledger, clock: stillClock(), repository: noRepository },
    undefined,
  );
  expect({ diagnostics, notCompared }).toEqual({ diagnostics: [], notCompared: undefined });
});

test('an issue written anew gets a bounded number of lines', async () => {
  const { check, edit } = await sent();
  const paragraphs = Array.from({ length: 80 }, (_, no) => `Paragraph ${no}.`).join('\n\n');
  await edit(ISSUE, 'Hello.', paragraphs);
  const found = await check();
  expect(found).toHaveLength(51);
  expect(found.at(-1)).toContain('30 more parts of this issue are not as 5 subscribers got it');
});

test('a ledger that cannot be read stops nothing', async () => {
  const { content } = await sent();
  const failing = {
    mailed: async () => {
      throw new Failure('failure', 'store-locked', 'It is in use.', 'Wait.');
    },
  };
  const report = await checkContent(
    { content, ledger: failing, clock: stillClock(), repository: noRepository },
    undefined,
  );
  expect(report).toMatchObject({ errors: 0, notCompared: 'It is in use.' });
  const broken = {
    mailed: async () => {
      throw new TypeError('a mistake of ours');
    },
  };
  await expect(
    checkContent(
      { content, ledger: broken, clock: stillClock(), repository: noRepository },
      undefined,
    ),
  ).rejects.toThrow('a mistake of ours');
});
