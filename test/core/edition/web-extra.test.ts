import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Asset, Extra } from '../../../src/core/issue/issue.ts';
import { renderWebExtra } from '../../../src/core/edition/web-extra.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { renderWebEdition } from '../../../src/core/edition/web.ts';
import { extrasFrom } from '../issue/extras-from.ts';
import { context, issueOf, compactMarkdown } from './compact-issue.ts';

const files = {
  'chart.png': { size: { width: 640, height: 320 } },
  'my book.pdf': {},
  'talk.mp3': {},
};

const markdown = `## What *twelve* splices cost {#costs}

Eleven **thousand** marlinspikes,[^rope] said the [harbour](2023-09.md).

![What each of them cost.](2023-10.patron/chart.png "In euros.")

### By month

The whole of it is in [the book](<2023-10.patron/my book.pdf>).

[How it sounded](2023-10.patron/talk.mp3)

> [!NOTE]
> Prices as of May.

| what | euros |
| ---- | ----: |
| rope | 1,200 |

\`\`\`js
const spliced = true;
\`\`\`

::youtube[Cable going down]{#abcdefghijk}

[^rope]: Mostly rope.
`;

const sealed = {
  attributesOf: (asset: Asset) => ({
    'data-sealed': '/sealed/00ff.bin',
    'data-type': asset.path.endsWith('.png') ? 'image/png' : 'application/octet-stream',
  }),
};

function only(text: string): Extra {
  const [extra] = extrasFrom(text, files);
  if (extra === undefined) throw new Error('There is no extra in it.');
  return extra;
}

test('an opened extra is what the golden file shows', async () => {
  const html = await renderWebExtra(only(markdown), context.config, sealed);
  await expect(`${html}\n`).toMatchFileSnapshot('../../golden/web/extra.html');
});

test('of its files, names and addresses are what the caller puts in their place', async () => {
  const html = await renderWebExtra(only(markdown), context.config, sealed);
  expect(html).not.toContain('2023-10.patron');
  expect(html.match(/data-sealed="[^"]+"/g)).toHaveLength(3);
  expect(html).not.toMatch(/<(?:img|audio)[^>]* src=/);
});

test('a served file is reached by the attribute that its element has', async () => {
  const html = await renderWebExtra(only(markdown), context.config, {
    attributesOf: (asset) => ({ src: `/files/${asset.path.length}` }),
  });
  expect(html).toMatch(/<a href="\/files\/\d+" download="my book.pdf">/);
  expect(html).toMatch(/<img [^>]*src="\/files\/\d+"/);
  expect(html).toMatch(/<audio controls preload="none" src="\/files\/\d+">/);
});

test('no id of an extra is one of the page’s', async () => {
  const page = await renderWebEdition(projectPublic(issueOf(compactMarkdown)), context.config);
  const extra = await renderWebExtra(
    only('## Until next month {#until}\n\n### Until next month\n\nA.[^knot]\n\n[^knot]: B.\n'),
    context.config,
    sealed,
  );
  const idsOf = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(idsOf(extra)).toEqual([
    'extra.until',
    'extra.until.until-next-month',
    'extra.until.fnref-until-knot',
    'extra.until.footnote-label',
    'extra.until.fn-until-knot',
  ]);
  expect(idsOf(page.html).filter((id) => idsOf(extra).includes(id))).toEqual([]);
  const leads = [...extra.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(leads.filter((id) => !idsOf(extra).includes(id))).toEqual([]);
});

test('nothing in an extra’s text runs', async () => {
  const pieces = fc.constantFrom(
    '<script>x</script>',
    '<img src=x onerror=x()>',
    '<a href="javascript:x()">x</a>',
    '<iframe srcdoc="x"></iframe>',
    '<svg><script>x</script></svg>',
    '<audio src=x onerror=x()></audio>',
    '<p data-sealed="/sealed/forged.bin">x</p>',
    'text',
    '\n\n',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 12 }), async (parts) => {
      const extra = {
        ...only('## A {#a}\n\nText.\n'),
        body: only(`## A {#a}\n\nA\n\n${parts.join(' ')}`).body,
      };
      const html = await renderWebExtra(extra, context.config, sealed);
      expect(html).not.toMatch(/<script|<iframe|<svg|\son\w+=|javascript:|data-sealed/i);
    }),
    { numRuns: 100 },
  );
});
