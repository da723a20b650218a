/** The private feed as RSS: what it says, and what it never says. */
import { expect, test } from 'vitest';
import { renderClosedFeed, renderPatronFeed } from '../../../src/core/edition/feeds/patron-feed.ts';
import { context } from './compact-issue.ts';

const settings = { ...context.config, description: 'Of ropes & what they hold.' };
const place = {
  address: 'https://in.salt.example/feed/selector.verifier.xml',
  files: 'https://in.salt.example/feed/selector.verifier/',
  from: '/extras/',
};

const edition = {
  id: '2023-10',
  address: '/issues/2023-10/',
  title: 'Ropes & <knots> ]]>',
  date: '2023-11-02',
  description: 'What holds.',
  tags: ['rope'],
};

test('a private feed is what the golden file shows', async () => {
  const feed = renderPatronFeed(
    settings,
    [
      {
        edition,
        html: '<p class="x">Text with <a href="/issues/2023-09/">a link</a>.</p><aside class="extra extra-open"><h3 id="extra.one">One</h3><img src="/extras/2023-10/one/chart.png" alt="A chart" decoding="async"><audio controls preload="none" src="/extras/2023-10/one/talk.mp3"></audio><a href="/extras/2023-10/one/book.pdf" download="book.pdf">The book</a></aside>',
        recordings: [
          {
            title: 'One & <all>',
            address: '/extras/2023-10/one/talk.mp3',
            bytes: 4096,
            type: 'audio/mpeg',
          },
        ],
      },
    ],
    place,
  );
  await expect(feed).toMatchFileSnapshot('../../golden/feeds/patron.xml');
});

test('a closed one has one item, which says what to do', async () => {
  const feed = renderClosedFeed(settings, {
    address: place.address,
    at: new Date('2026-12-01T08:00:00Z'),
    patronPage: 'https://in.salt.example/patron',
  });
  await expect(feed).toMatchFileSnapshot('../../golden/feeds/patron-closed.xml');
});
