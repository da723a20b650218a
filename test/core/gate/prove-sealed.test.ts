import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { proveSealed, type SealedWork } from '../../../src/core/gate/prove-sealed.ts';
import { contentKey, openMasterKey } from '../../../src/core/sealing/master-key.ts';
import { sealExtra } from '../../../src/core/sealing/seal-extra.ts';
import { sealFile } from '../../../src/core/sealing/seal-file.ts';
import { extrasFrom } from '../issue/extras-from.ts';

const [extra, other] = extrasFrom(
  '## How {#pricing}\n\nIt brought in exactly nine thousand and forty crowns.\n\n## Key {#key}\n\nIt is under the mat by the door.\n',
);
if (extra === undefined || other === undefined) throw new Error('There are two extras.');
const name = { issueId: '2023-10', extraId: 'pricing', revision: 1 };
const master = await openMasterKey(new Uint8Array(randomBytes(32)));
const file = randomBytes(3000);
const sealedFile = await sealFile(master, name, 'book.pdf', file);
const work: SealedWork = {
  extra,
  secret: await contentKey(master, name),
  files: new Map([[sealedFile.name, async () => file]]),
};
const HTML = '<h3>How</h3><p>It brought in exactly nine thousand and forty crowns.</p>';
const page = async (html: string, of = name): Promise<string> =>
  `<aside data-extra="2023-10#pricing"><script type="application/json" data-sealed>${JSON.stringify(
    await sealExtra(master, { ...of, html }, []),
  )}</script></aside>`;
const path = `sealed/${sealedFile.name}`;

async function problemsOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const proof = proveSealed([work]);
  for (const [at, content] of Object.entries(files)) {
    await proof.look(at, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  return proof.problems(async (at) => Buffer.from(files[at] ?? ''));
}

test('an archive that opens to what was written has no problems', async () => {
  const files = {
    'a.html': await page(HTML),
    'b.html': await page(HTML),
    [path]: sealedFile.bytes,
  };
  expect(await problemsOf(files)).toEqual([]);
});

const broken: [string, () => Promise<Record<string, string | Uint8Array>>, string][] = [
  [
    'is nowhere',
    async () => ({ [path]: sealedFile.bytes }),
    '2023-10#pricing stands sealed in no page',
  ],
  [
    'is another text',
    async () => ({ 'a.html': await page('<p>Nothing of it.</p>'), [path]: sealedFile.bytes }),
    '2023-10#pricing in a.html is another text',
  ],
  [
    'is sealed by another key',
    async () => ({
      'a.html': await page(HTML, { ...name, revision: 2 }),
      [path]: sealedFile.bytes,
    }),
    '2023-10#pricing in a.html does not open',
  ],
  [
    'has a stranger beside it',
    async () => ({
      'a.html': (await page(HTML)) + (await page(HTML, { ...name, extraId: 'x' })),
      [path]: sealedFile.bytes,
    }),
    'a.html has something sealed that belongs to no extra',
  ],
  ['lacks its file', async () => ({ 'a.html': await page(HTML) }), 'is missing'],
  [
    'has a file that does not open',
    async () => ({ 'a.html': await page(HTML), [path]: sealedFile.bytes.with(99, 7).with(98, 7) }),
    'does not open',
  ],
];

test.each(broken)('an extra that %s is told', async (_what, files, told) => {
  expect((await problemsOf(await files())).join('; ')).toContain(told);
});

const [short] = extrasFrom('## Price {#pricing}\n\n- one euro\n- two cents\n\nIt is all.\n');
const RIGHT =
  '<h3>Price</h3><ul><li>one euro</li><li>[1] two cents</li></ul>By Ada<p>It is all.</p>';

test.each([
  [[], RIGHT],
  [[], RIGHT.replace('It is all.', 'It <em>is</em><sup>1</sup> all.')],
  [['is another text'], RIGHT.replace('two cents', 'ten cents')],
  [['is another text'], RIGHT.replace('It is all.', '')],
  [['is another text'], RIGHT.replace('one euro', 'euro one')],
])('of few words, every one must be there, in order: %j', async (told, html) => {
  if (short === undefined) throw new Error('There is an extra.');
  const proof = proveSealed([{ ...work, extra: short, files: new Map() }]);
  await proof.look('a.html', new TextEncoder().encode(await page(html)));
  const problems = (await proof.problems(async () => new Uint8Array())).join('; ');
  expect(problems).toContain(told[0] ?? '');
  expect(problems === '').toBe(told.length === 0);
});
