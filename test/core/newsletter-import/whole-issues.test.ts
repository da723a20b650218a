/** Whole exports to issues: golden texts of every platform, and no word of any text is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportedBody } from '../../../src/core/newsletter-import/imported-issue.ts';
import { fileLinks } from '../../../src/core/newsletter-import/filed-links.ts';
import { issueText } from '../../../src/core/newsletter-import/issue-text.ts';
import { nameIssues } from '../../../src/core/newsletter-import/name-issues.ts';
import { newsletterSources } from '../../../src/core/newsletter-import/newsletter-sources.ts';
import { prepareIssue } from '../../../src/core/newsletter-import/prepare-issue.ts';
import { exportedFiles, sourceOf } from '../../fakes/exported-newsletter.ts';

const headings = {
  writing: 'What I was writing',
  building: 'What I was building',
  reading: 'What I was reading',
};

test('every platform’s fixture becomes the issues and links that it should', async () => {
  const texts: string[] = [];
  for (const { id } of newsletterSources) {
    const files = await exportedFiles(id);
    const read = sourceOf(id).read(files);
    const named = nameIssues(id, read.issues, []);
    const filing = fileLinks([]);
    const notices = [...read.leftOut, ...named.leftOut];
    for (const each of named.fresh) {
      const prepared = prepareIssue(each, undefined, {
        files,
        headings,
        issueAt: () => undefined,
        refer: filing.refer,
      });
      if (prepared === undefined) throw new Error(each.id);
      const pictures = new Map(prepared.pictures.map(({ written, file }) => [written, file ?? '']));
      const places = new Map([...pictures].filter(([, file]) => file !== ''));
      texts.push(`=== ${id}: ${each.id}.md`);
      texts.push(issueText(prepared.head, each.mark, prepared.blocks, places));
      notices.push(...prepared.notices);
    }
    for (const { path, text } of filing.fresh) texts.push(`=== ${id}: ${path}`, text);
    texts.push(`=== ${id}: told`, ...notices.map(({ at, what }) => `${at}: ${what}`), '');
  }
  await expect(texts.join('\n')).toMatchFileSnapshot('../../golden/imported-issues.txt');
});

function imported(body: Pick<ImportedBody, 'form' | 'text'>) {
  const filing = fileLinks([]);
  const issue = {
    at: 'x',
    key: 'x',
    title: 'Title',
    date: '2021-03-04',
    body: { ...body, file: 'x', line: 1 },
  };
  const prepared = prepareIssue(
    { id: '2021-03', mark: 'x 0', date: '2021-03-04', issue },
    undefined,
    {
      files: new Map(),
      headings,
      issueAt: () => undefined,
      refer: filing.refer,
    },
  );
  if (prepared === undefined) return undefined;
  const text = issueText(prepared.head, 'x 0', prepared.blocks, new Map());
  return {
    files: [text, ...filing.fresh.map((link) => link.text)].join('\n'),
    told: prepared.notices.map(({ what }) => what).join('\n'),
  };
}

/** Each word once, so that the loss of any is seen. */
const shapes = [
  (w: string) => `${w}\n\n`,
  (w: string) => `## ${w}\n\n`,
  (w: string) => `### ${w}\n\n`,
  (w: string) => `## What I was reading ${w}\n\n`,
  (w: string) => `## Writing ${w}\n\n`,
  (w: string) => `## [${w}](https://example.com/${w})\n\n`,
  (w: string) => `- [${w}](https://example.com/${w}) by Ada: said${w}\n`,
  (w: string) => `- [${w}](https://example.com/same)\n`,
  (w: string) => `- only ${w}\n`,
  (w: string) => `- [${w}] [said${w}](https://example.com/${w})\n`,
  (w: string) => `[${w}](https://example.com/${w}) – said${w}\n\n`,
  (w: string) => `1\\. [${w}](https://example.com/${w})\n\n`,
  (w: string) => `> ${w}\n\n`,
  (w: string) => `See [${w}](https://example.com/${w}).\n\n`,
  (w: string) => `\`\`\`\n${w}\n\`\`\`\n\n`,
  (w: string) => `**${w}**\n\n`,
  (w: string) => `![${w}](https://example.com/${w}.png)\n\n`,
  (w: string) => `[${w}](relative)\n\n`,
  (w: string) => `---\n\n${w}\n\n`,
] as const;

test('no word is lost, whatever the order of headings, links, lists and quotes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(shapes.length - 1), { minLength: 1, maxLength: 14 }), (order) => {
      const words = order.map((_, index) => `word${'abcdefghijklmnop'[index]}`);
      const text = order.map((shape, index) => shapes[shape]?.(words[index] ?? '')).join('');
      const after = imported({ form: 'markdown', text });
      for (const word of words) expect(`${after?.files}\n${after?.told}`, text).toContain(word);
    }),
    { numRuns: 300 },
  );
});

test('a single heading above all others, and below them, takes no section’s place', () => {
  const list = '- [One](https://example.com/1)\n- [Two](https://example.com/2)\n\n';
  const others = '## Crate of the week\n\nNo link.\n\n';
  const text = `## Updates\n\n### Official\n\n${list}${others}# Quote of the week\n\nSo be it.\n`;
  const after = imported({ form: 'markdown', text });
  expect(after?.files).toContain('tags: [official]');
  expect(after?.files).toContain('\n::reading\n\n## Crate of the week\n');
  expect(after?.files).toContain('\n## Quote of the week\n');
});

test('what a hostile page holds reaches no issue as anything but words', () => {
  const text = `<p onclick="steal()">Hello<script>steal()</script> <a href="javascript:steal()">here</a>
<img src="data:image/png;base64,xx" alt="x"> <iframe src="javascript:steal()"></iframe> ::reading
</p><p>::extra[x]{#y}</p><p>---</p><p>\u202eevil __roundup_name_1_html__ [a][b] [^1]</p><base href="https://evil.example">`;
  const after = imported({ form: 'html', text })?.files;
  expect(after).not.toMatch(/steal|onclick|data:image|\u202e|__roundup_|^::/m);
  expect(after).toContain('Hello');
});

test('a page that is nested beyond reason is no issue', () => {
  expect(imported({ form: 'html', text: '<div>'.repeat(100_000) })).toBeUndefined();
  expect(imported({ form: 'markdown', text: '> '.repeat(30_000) })).toBeUndefined();
});
