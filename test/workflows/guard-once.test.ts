/** A mail that is the same is looked through once; another one, and one that could not be, anew. */
import { expect, test } from 'vitest';
import { guardOnce } from '../../src/workflows/guard-once.ts';
import { edition } from './publication.ts';

function counted(answers: readonly (readonly string[] | Error)[]) {
  let calls = 0;
  const guard = guardOnce(async () => {
    const answer = answers[calls] ?? [];
    calls += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return { guard, calls: () => calls };
}

test('the same mail is looked through once', async () => {
  const { guard, calls } = counted([['a leak']]);
  expect(await guard('2023-10', edition('public'))).toEqual(['a leak']);
  expect(await guard('2023-10', { ...edition('public') })).toEqual(['a leak']);
  expect(calls()).toBe(1);
});

test.each(['subject', 'preheader', 'html', 'text'] as const)(
  'another %s is another mail',
  async (part) => {
    const { guard, calls } = counted([[], ['a leak']]);
    await guard('2023-10', edition('public'));
    expect(await guard('2023-10', edition('public', { [part]: 'Other' }))).toEqual(['a leak']);
    expect(calls()).toBe(2);
  },
);

test('what could not be looked through is tried again', async () => {
  const { guard } = counted([new Error('no key'), ['a leak']]);
  await expect(guard('2023-10', edition('public'))).rejects.toThrow('no key');
  expect(await guard('2023-10', edition('public'))).toEqual(['a leak']);
});
