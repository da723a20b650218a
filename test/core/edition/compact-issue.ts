/** A small issue made by hand, in which every part of an edition occurs. */
import type { EditionContext } from '../../../src/core/edition/edition-context.ts';
import {
  type ProjectedIssue,
  projectForTier,
  projectPublic,
} from '../../../src/core/edition/project.ts';
import type { Extra, OpenIssue } from '../../../src/core/issue/issue.ts';
import type { LinkEntry } from '../../../src/core/link/link.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';
import { placeDirectives } from '../../../src/core/markdown/place-directives.ts';

export const tiers = [{ id: 'patron', name: 'Patrons' }];

export const context: EditionContext = {
  config: {
    title: 'Salt & Cable',
    url: 'https://salt.example',
    language: 'en',
    author: {
      name: 'Ines Okafor',
      bio: 'Lays cable by day.',
      url: 'https://ines.example',
      profiles: [
        { name: 'GitHub', url: 'https://github.com/ines' },
        { name: 'Mastodon', url: 'https://social.example/@ines' },
      ],
    },
    postalAddress: 'Salt & Cable, 1 Quay, 00100 Harbour',
    tiers,
    support: {
      url: 'https://salt.example/support',
      pitch: 'This letter is free. Patrons keep it so.',
      call: 'Become a patron',
      benefits: ['The extras.', 'A vote on the next cable.'],
    },
    theme: { accent: '#9a3412' },
  },
  webAddress: 'https://salt.example/issues/2023-10/',
  serverUrl: 'https://in.salt.example',
};

const link: LinkEntry = {
  id: undefined,
  sources: [{ title: 'Splicing at sea', url: 'https://cable.example/splicing?a=1&b=2' }],
  authors: [],
  site: undefined,
  published: undefined,
  kind: 'article',
  minutes: undefined,
  tags: [],
  via: undefined,
  archived: undefined,
  sponsor: false,
  comment: undefined,
};

export const entries = {
  plain: link,
  full: {
    ...link,
    authors: [
      { name: 'Ada Vik', url: 'https://ada.example' },
      { name: 'Bo Lund', url: undefined },
    ],
    site: 'Cable Review',
    published: '2023-10-09',
    kind: 'paper',
    minutes: 12,
    via: { name: 'The Wire', url: 'https://wire.example' },
    archived: 'https://archive.example/splicing',
    comment: parseMarkdown(
      'Read the *second* half, and [the photographs](https://cable.example/photos).',
    ),
  },
  several: {
    ...link,
    sources: [
      { title: 'One side', url: 'https://one.example/a' },
      { title: 'The other side', url: 'https://other.example/b' },
    ],
    comment: parseMarkdown('Best read as a pair.\n\n- first one;\n- then the other.'),
  },
  sponsored: {
    ...link,
    sponsor: true,
    comment: parseMarkdown('They paid for this line.[^1]\n\n[^1]: A coffee.'),
  },
} as const satisfies Record<string, LinkEntry>;

/** The directives in `markdown` are placed as they are in a file. */
export function issueOf(markdown: string, parts: Partial<OpenIssue> = {}): OpenIssue {
  const body = parseMarkdown(markdown);
  const found = placeDirectives(body, {
    place: () => ({ file: 'issues/2023-10.md', line: 1, column: 1 }),
    tiers,
    hasSupport: true,
    hasItems: () => true,
  });
  if (found.length > 0) throw new Error(JSON.stringify(found));
  return {
    id: '2023-10',
    path: 'issues/2023-10.md',
    slug: '2023-10',
    title: 'Deep water',
    date: '2023-11-02',
    description: 'Splices, storms and one very long table.',
    number: 37,
    draft: false,
    audience: undefined,
    tags: [],
    aliases: [],
    corrections: [],
    alsoRead: [],
    alsoReadAddress: undefined,
    headPlaces: {
      title: { file: 'issues/2023-10.md', line: 2, column: 8 },
      description: { file: 'issues/2023-10.md', line: 3, column: 14 },
    },
    sections: {
      writing: [
        {
          title: 'A year of splices',
          url: 'https://salt.example/splices',
          kind: 'article',
          summary: 'All twelve.',
        },
        { title: 'Under the Sound', url: 'https://talks.example/sound', kind: 'talk' },
      ],
      building: [
        {
          title: 'tide',
          url: 'https://salt.example/tide',
          version: '0.4.0',
          summary: 'Reads buoys now.',
        },
        { title: 'an unnamed winch' },
      ],
      reading: Object.values(entries),
    },
    sectionPlaces: {
      writing: [
        { file: 'issues/2023-10.md', line: 5, column: 5 },
        { file: 'issues/2023-10.md', line: 8, column: 5 },
      ],
      building: [],
      reading: [],
    },
    body,
    assets: new Map([
      [
        '/issues/2023-10/map.png',
        { path: 'issues/2023-10/map.png', bytes: 1, size: { width: 1104, height: 500 } },
      ],
      [
        '/issues/2023-10/dot.gif',
        { path: 'issues/2023-10/dot.gif', bytes: 1, size: { width: 16, height: 16 } },
      ],
      [
        '/issues/2023-10/quay.webp',
        { path: 'issues/2023-10/quay.webp', bytes: 1, size: { width: 1600, height: 900 } },
      ],
      [
        '/issues/2023-10/plan.svg',
        { path: 'issues/2023-10/plan.svg', bytes: 1, size: { width: 300, height: 200 } },
      ],
      [
        '/issues/2023-10/broken.png',
        { path: 'issues/2023-10/broken.png', bytes: 1, size: undefined },
      ],
      [
        '/issues/2023-10/winch.mp4',
        { path: 'issues/2023-10/winch.mp4', bytes: 1, size: undefined },
      ],
    ]),
    ...parts,
  };
}

export const extra: Extra = {
  issueId: '2023-10',
  id: 'costs',
  tier: 'patron',
  revision: 1,
  assets: new Map(),
  heading: 'What it cost',
  place: { file: 'issues/2023-10.patron.md', line: 1, column: 1 },
  body: parseMarkdown(
    'Eleven **thousand** marlinspikes.\n\n| what | euros |\n|--|--:|\n| rope | 1,200 |',
  ),
};

export const compactMarkdown = `Hello from the quay.

## What I was writing

::writing

### A longer word on splices

A splice is *not* a knot,[^knot] and \`strand\` is a verb.

![A map of the sound.](/issues/2023-10/map.png "The sound, from above.")

::extra[What twelve splices cost, to the cent.]{#costs}

## What I was building

::building

::support

## What I was reading

Four this month.

::reading

## Until next month

::youtube[Cable going down]{#abcdefghijk}

Fair winds,\\
Ines

[^knot]: Ask any sailor, and [this one](https://sailor.example) first.
`;

export function publicIssue(markdown: string, parts: Partial<OpenIssue> = {}): ProjectedIssue {
  return projectPublic(issueOf(markdown, parts));
}

export function patronIssue(markdown: string, parts: Partial<OpenIssue> = {}): ProjectedIssue {
  return projectForTier(issueOf(markdown, parts), [extra], 'patron', tiers);
}
