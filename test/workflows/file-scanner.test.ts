/** Few files are looked at here, many on all processors, and none by nobody. */
import { expect, test } from 'vitest';
import type { LeakScanner } from '../../src/core/gate/leak-scanner.ts';
import type { GateThreads } from '../../src/ports/gate.ts';
import { createFileScanner } from '../../src/workflows/file-scanner.ts';

const MB = 1024 * 1024;
const batch = (name: string) => [{ path: name, bytes: new Uint8Array(MB) }];

/** Finds one thing in each file, and notes who looked. */
function gateOf(looked: string[]): LeakScanner {
  return {
    scan(path) {
      looked.push(`here ${path}`);
      return [{ path, what: 'unseen', reason: 'it leaks' }];
    },
  };
}

function threadsOf(looked: string[], answer: () => Promise<void>): GateThreads {
  return {
    lanes: 2,
    async scan(files) {
      for (const { path } of files) looked.push(`there ${path}`);
      await answer();
      return files.map(({ path }) => [{ path, what: 'unseen', reason: 'it leaks' }]);
    },
    async [Symbol.asyncDispose]() {
      looked.push('ended');
    },
  };
}

test('threads start when there is much to look at, and this one does what they have no time for', async () => {
  const looked: string[] = [];
  let open = (): void => {};
  const answered = new Promise<void>((done) => {
    open = done;
  });
  const threads = threadsOf(looked, () => answered);
  await using scanner = createFileScanner(gateOf(looked), () => threads);
  expect(scanner.lanes).toBe(1);
  for (let index = 0; index < 48; index += 1) await scanner.scan(batch(`${index}.html`));
  expect(looked.every((who) => who.startsWith('here'))).toBe(true);
  const late = ['a', 'b', 'c'].map((name) => scanner.scan(batch(`${name}.html`)));
  expect(scanner.lanes).toBe(3);
  expect(looked.slice(48)).toEqual(['there a.html', 'there b.html', 'here c.html']);
  open();
  const found = (await Promise.all(late)).flat(2).map(({ path }) => path);
  expect(found).toEqual(['a.html', 'b.html', 'c.html']);
  await scanner.scan(batch('d.html'));
  expect(looked.at(-1)).toBe('there d.html');
});

test('what a thread could not look at is an error, and threads end with the scanner', async () => {
  const looked: string[] = [];
  const threads = threadsOf(looked, () => Promise.reject(new Error('no memory')));
  {
    await using scanner = createFileScanner(gateOf(looked), () => threads);
    await scanner.scan(Array.from({ length: 48 }, (_, index) => batch(`${index}.html`)).flat());
    await expect(scanner.scan(batch('a.html'))).rejects.toThrow('no memory');
    await expect(scanner.scan(batch('b.html'))).rejects.toThrow('no memory');
  }
  expect(looked.at(-1)).toBe('ended');
});

test('a build without much to look at starts no thread', async () => {
  const looked: string[] = [];
  {
    await using scanner = createFileScanner(gateOf(looked), () => {
      throw new Error('A thread was started.');
    });
    await scanner.scan(batch('a.html'));
  }
  expect(looked).toEqual(['here a.html']);
});
