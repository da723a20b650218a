import { expect, test } from 'vitest';
import { renderEmail } from '../../../src/core/edition/email.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';
import {
  context,
  entries,
  extra,
  issueOf,
  patronIssue,
  publicIssue,
  tiers,
} from './compact-issue.ts';
import { projectForTier } from '../../../src/core/edition/project.ts';

/** The innermost place of the text, as `file:line:column`. */
function placeOf(text: string, { html, origins }: ReturnType<typeof renderEmail>): string {
  const at = html.indexOf(text);
  expect(at, text).toBeGreaterThan(0);
  const around = origins.filter(({ start, end }) => start <= at && at < end);
  const place = around.at(-1)?.place;
  return place === undefined ? 'none' : `${place.file}:${place.line}:${place.column}`;
}

test('every part of a mail leads back to the author’s line', () => {
  const mail = renderEmail(
    publicIssue('First.\n\n- one\n- [two](https://two.example)\n\n::writing\n\n```\ncode\n```'),
    context,
  );
  expect(placeOf('First.', mail)).toBe('issues/2023-10.md:1:1');
  expect(placeOf('https://two.example', mail)).toBe('issues/2023-10.md:4:3');
  expect(placeOf('https://talks.example/sound', mail)).toBe('issues/2023-10.md:8:5');
  expect(placeOf('<pre', mail)).toBe('issues/2023-10.md:8:1');
  expect(placeOf('Lays cable by day.', mail)).toBe('none');
});

test('a link’s comment and an extra lead to the files that they stand in', () => {
  const comment = parseMarkdown('\n\nRead *this*.', {
    origin: { kind: 'file', file: 'links/2023/x.md' },
  });
  const issue = issueOf('::reading', {
    sections: { writing: [], building: [], reading: [{ ...entries.plain, comment }] },
  });
  expect(placeOf('Read ', renderEmail(projectForTier(issue, [], 'public', []), context))).toBe(
    'links/2023/x.md:3:1',
  );
  const body = parseMarkdown('\n\nGold.', {
    origin: { kind: 'file', file: 'issues/2023-10.patron.md' },
  });
  const opened = projectForTier(
    issueOf('::extra[A teaser.]{#costs}'),
    [{ ...extra, body }],
    'patron',
    tiers,
  );
  expect(placeOf('Gold.', renderEmail(opened, context))).toBe('issues/2023-10.patron.md:3:1');
});

test('a stretch ends where its element does', () => {
  const { html, origins } = renderEmail(patronIssue('One.\n\nTwo.'), context);
  expect(origins.map(({ start, end }) => html.slice(start, end))).toEqual([
    expect.stringMatching(/^<p [^>]*>One\.<\/p>$/),
    expect.stringMatching(/^<p [^>]*>Two\.<\/p>$/),
  ]);
});
