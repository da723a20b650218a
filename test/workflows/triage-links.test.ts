/** Triage with a person who is scripted, on real files that others change at the same time. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLinkFiles } from '../../src/adapters/files/link-files.ts';
import { type TriageCard, type TriageDesk, triageLinks } from '../../src/workflows/triage-links.ts';
import type { Desktop } from '../../src/ports/machine.ts';
import { soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const ROPE = 'links/2023/2023-10-20-rope-bbbbbbbb.md';
const AGAIN = 'links/2023/2023-10-21-again-cccccccc.md';
const files = {
  ...soundNewsletter,
  [ROPE]: '---\ntitle: Rope\nurl: https://rope.example\nadded: 2023-10-20\n---\nOne line.\n',
  [AGAIN]:
    '---\ntitle: Again\nurl: https://example.com/gateways/?utm_source=x\nadded: 2023-10-21\n---\n',
};

type Press = string | (() => Promise<string>);

/** Presses `keys`, then goes away; `answers` are typed where a line is asked for. */
function person(keys: readonly Press[], answers: readonly (string | undefined)[] = []) {
  const left = [...keys];
  const typed = [...answers];
  const said: string[] = [];
  const cards: TriageCard[] = [];
  const asked: string[] = [];
  const desk: TriageDesk = {
    showCard: (card) => cards.push(card),
    showBroken: (path, diagnostics) => said.push(`${path} broken ${diagnostics.length}`),
    showEnd: () => said.push('end'),
    showHelp: () => said.push('help'),
    say: (text) => said.push(text),
    async key() {
      const next = left.shift();
      return typeof next === 'function' ? next() : next;
    },
    async ask(question, before) {
      asked.push(question + before);
      return typed.shift();
    },
    lend: (work) => work(),
  };
  return { desk, said, cards, asked };
}

function desktop(edit: Desktop['edit'] = async () => 'no-editor'): Desktop & { opened: string[] } {
  const opened: string[] = [];
  return {
    edit,
    opened,
    browse: async (url) => {
      opened.push(url);
      return false;
    },
  };
}

test('a repeat and a second file about a page are told, and the address is opened', async () => {
  await using scratch = await scratchNewsletter(files);
  const { desk, cards, said } = person([' ', 'o', 'x', 'q']);
  const machine = desktop();
  const outcome = await triageLinks({
    links: createLinkFiles(scratch.root),
    desktop: machine,
    desk,
  });
  expect(outcome).toEqual({ ready: 0, skipped: 0, left: 2, isInterrupted: false });
  expect(cards[1]).toMatchObject({
    number: 2,
    total: 2,
    standing: { repeats: [{ issueId: '2023-10' }] },
    duplicates: [{ id: '2023-10-04-api-gateways-aaaaaaaa' }],
  });
  expect(machine.opened).toEqual(['https://example.com/gateways/?utm_source=x']);
  expect(said).toEqual(['No browser could be started; the address is above.', 'help']);
});

test('what somebody else saves meanwhile is kept, and shown', async () => {
  await using scratch = await scratchNewsletter(files);
  const path = join(scratch.root, ROPE);
  const saved = files[ROPE].replace('Rope', 'Saved elsewhere');
  const { desk, cards, said } = person([
    async () => {
      await writeFile(path, saved);
      return 'r';
    },
    'q',
  ]);
  await triageLinks({ links: createLinkFiles(scratch.root), desktop: desktop(), desk });
  expect(await readFile(path, 'utf8')).toBe(saved);
  expect(said).toEqual([`${ROPE} was changed by something else; that was kept.`]);
  expect(cards.map(({ standing }) => standing.record.fields.title)).toEqual([
    'Rope',
    'Saved elsewhere',
  ]);
});

test('a file that goes away is passed', async () => {
  await using scratch = await scratchNewsletter(files);
  const { desk, said } = person([
    async () => {
      await rm(join(scratch.root, ROPE));
      return 's';
    },
    'e',
    'r',
    ' ',
    's',
  ]);
  const outcome = await triageLinks({
    links: createLinkFiles(scratch.root),
    desktop: desktop(async () => 'edited'),
    desk,
  });
  expect(outcome).toEqual({ ready: 0, skipped: 1, left: 1, isInterrupted: true });
  expect(said.filter((text) => text.includes('broken 0'))).toHaveLength(3);
  expect(said.at(-1)).toBe('end');
});

test('without an editor a comment of one line is typed; one of several lines is left alone', async () => {
  await using scratch = await scratchNewsletter(files);
  const path = join(scratch.root, ROPE);
  const typing = person(['e', 't', 't', 'u', 'q'], ['Better.\u202e', 'Not a t@g', undefined]);
  const links = createLinkFiles(scratch.root);
  await triageLinks({ links, desktop: desktop(), desk: typing.desk });
  expect(typing.asked).toEqual(['Comment: One line.', 'Tags: ', 'Tags: ']);
  expect(typing.said[0]).toMatch(/is no tag/);
  expect(await readFile(path, 'utf8')).toBe(files[ROPE]);
  await writeFile(path, `${files[ROPE]}\nAnother.\n`);
  const long = person(['e', 'u', 'q']);
  await triageLinks({ links, desktop: desktop(), desk: long.desk });
  expect(long.said).toEqual([
    'This comment has several lines: set $EDITOR to the command of your editor.',
    'There is nothing to take back.',
  ]);
});

test('an edit that breaks the file is told, and can be taken back', async () => {
  await using scratch = await scratchNewsletter(files);
  const path = join(scratch.root, ROPE);
  const { desk, said } = person(['e', 'r', 'u', 'q']);
  const breaking = desktop(async () => {
    await writeFile(path, files[ROPE].replace('url:', 'address:'));
    return 'edited';
  });
  await triageLinks({ links: createLinkFiles(scratch.root), desktop: breaking, desk });
  expect(said).toEqual([`${ROPE} broken 2`, `${ROPE} broken 2`]);
  expect(await readFile(path, 'utf8')).toBe(files[ROPE]);
});

test('an empty inbox is no triage', async () => {
  await using scratch = await scratchNewsletter({});
  const { desk } = person([]);
  const ports = { links: createLinkFiles(scratch.root), desktop: desktop(), desk };
  expect(await triageLinks(ports)).toBeUndefined();
});
