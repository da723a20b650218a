/** How far an issue is. */
import { expect, test } from 'vitest';
import { issueStatus } from '../../src/workflows/issue-status.ts';
import { fakeProvider, losesAnswer, refuses, takes } from '../fakes/fake-provider.ts';
import { ISSUE, publication, publish } from './publication.ts';

test('from not published over unfinished to finished', async () => {
  const { ports } = await publication({ provider: fakeProvider({ script: [takes, refuses] }) });
  expect(await issueStatus(ports, ISSUE)).toMatchObject({
    stage: 'not-published',
    audience: 0,
    next: 'Publish it: roundup publish 2023-10',
  });
  await expect(publish(ports)).rejects.toThrow();
  expect(await issueStatus(ports, ISSUE)).toMatchObject({
    stage: 'unfinished',
    audience: 5,
    deliveries: { accepted: 2, rejected: 2, unknown: 0, excluded: 0, 'not-attempted': 1 },
    next: expect.stringContaining('roundup publish 2023-10'),
  });
  await publish(ports);
  expect(await issueStatus(ports, ISSUE)).toMatchObject({
    stage: 'finished',
    next: undefined,
    deliveries: { accepted: 5 },
  });
});

test('unknown deliveries are something left to do', async () => {
  const { ports } = await publication({ provider: fakeProvider({ script: [losesAnswer] }) });
  await publish(ports);
  const { stage, next } = await issueStatus(ports, ISSUE);
  expect(stage).toBe('unfinished');
  expect(next).toContain('roundup reconcile');
});
