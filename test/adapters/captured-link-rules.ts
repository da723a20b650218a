/** Links that wait at the server: each page once, in their order, until they are let go. */
import { expect, test } from 'vitest';
import { type CapturedLink, readCaptured } from '../../src/core/link/captured-link.ts';
import type { StorePlace } from './store-steps.ts';

function link(url: string): CapturedLink {
  const sent = { url, title: 'A “page” — 日本', comment: "It's; --", tags: 'go', via: '' };
  const read = readCaptured(sent, '2023-10-04');
  if (read === undefined) throw new Error('This is an address.');
  return read;
}

export function capturedLinkRules(begin: () => Promise<StorePlace>): void {
  test('a page waits once, under whatever spelling, and comes back as it went in', async () => {
    const { capturedLinks } = await (await begin()).open();
    const one = link('https://a.example/one');
    expect(await capturedLinks.put(one)).toBe('kept');
    expect(await capturedLinks.put(link('http://www.a.example/one/?utm_source=x'))).toBe('known');
    expect(await capturedLinks.put(link('https://a.example/two'))).toBe('kept');
    const waiting = await capturedLinks.list(9);
    expect(waiting.map(({ link: { url } }) => url)).toEqual([
      'https://a.example/one',
      'https://a.example/two',
    ]);
    expect(waiting[0]?.link).toEqual(one);
    expect(await capturedLinks.list(1)).toEqual(waiting.slice(0, 1));
  });

  test('those that are let go are gone, others stay, and a page may come again', async () => {
    const { capturedLinks } = await (await begin()).open();
    await capturedLinks.put(link('https://a.example/one'));
    await capturedLinks.put(link('https://a.example/two'));
    const [one] = await capturedLinks.list(9);
    await capturedLinks.taken([one?.id ?? '', 'no such id', "' OR 1=1 --"]);
    await capturedLinks.taken([]);
    expect((await capturedLinks.list(9)).map(({ link: { url } }) => url)).toEqual([
      'https://a.example/two',
    ]);
    expect(await capturedLinks.put(link('https://a.example/one'))).toBe('kept');
  });

  test('of many at once each page waits once', async () => {
    const { capturedLinks } = await (await begin()).open();
    const puts = Array.from({ length: 8 }, () => capturedLinks.put(link('https://a.example/one')));
    expect((await Promise.all(puts)).filter((put) => put === 'kept')).toHaveLength(1);
    expect(await capturedLinks.list(9)).toHaveLength(1);
  });
}
