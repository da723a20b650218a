import { expect, test } from 'vitest';
import { shareAddress, shareTargets } from '../../../src/core/edition/share-links.ts';

const page = {
  title: 'Salt & sand: “100 %” & more?',
  url: 'https://salt.example/issues/2024-02/',
};

test('every target gets the whole title and address, and nothing of the reader', () => {
  expect(Object.fromEntries(shareTargets.map((each) => [each, shareAddress(each, page)])))
    .toMatchInlineSnapshot(`
    {
      "bluesky": "https://bsky.app/intent/compose?text=Salt%20%26%20sand%3A%20%E2%80%9C100%20%25%E2%80%9D%20%26%20more%3F%20https%3A%2F%2Fsalt.example%2Fissues%2F2024-02%2F",
      "hacker-news": "https://news.ycombinator.com/submitlink?u=https%3A%2F%2Fsalt.example%2Fissues%2F2024-02%2F&t=Salt%20%26%20sand%3A%20%E2%80%9C100%20%25%E2%80%9D%20%26%20more%3F",
      "linkedin": "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fsalt.example%2Fissues%2F2024-02%2F",
      "mail": "mailto:?subject=Salt%20%26%20sand%3A%20%E2%80%9C100%20%25%E2%80%9D%20%26%20more%3F&body=https%3A%2F%2Fsalt.example%2Fissues%2F2024-02%2F",
      "mastodon": "https://share.joinmastodon.org/#text=Salt%20%26%20sand%3A%20%E2%80%9C100%20%25%E2%80%9D%20%26%20more%3F%20https%3A%2F%2Fsalt.example%2Fissues%2F2024-02%2F",
    }
  `);
});

test.each(shareTargets)('%s is an address whose parts come out as they went in', (target) => {
  const address = new URL(shareAddress(target, page));
  const given = new URLSearchParams(target === 'mastodon' ? address.hash.slice(1) : address.search);
  const values = [...given.values()].join(' ');
  expect(values).toContain(page.url);
  // LinkedIn reads the title from the page.
  if (target !== 'linkedin') expect(values).toContain(page.title);
});
