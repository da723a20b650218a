/** `roundup build` where it must refuse, and what may never reach its output. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { runRoundup, startRoundupAlone } from '../cli/run-roundup.ts';
import { EXTRAS, ISSUE, LINK, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

const SECRET = 'The seats went for exactly two hundred and forty crowns each after tax.';
const SAID = 'Between the two of us: the third page of it is wrong about nearly everything.';
const STRIPE = 'rk_live_nobody_has_this_one';
const extras = { [EXTRAS]: `## Pricing {#pricing}\n\n${SECRET}\n` };

async function outputOf(root: string): Promise<string> {
  const entries = await readdir(join(root, 'dist'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined)) !== undefined;

/** The sound issue with a paragraph more. */
function withParagraph(text: string) {
  return { ...soundNewsletter, ...extras, [ISSUE]: `${soundNewsletter[ISSUE]}\n${text}\n` };
}

test('an extra that stands in the public text too stops the build, and nothing is left', async () => {
  await using newsletter = await scratchNewsletter(
    withParagraph(`I said: ${SECRET.replace('exactly', '**exactly**')}`),
  );
  const { code, stderr } = await startRoundupAlone(['build'], newsletter);
  expect(code, stderr).toBe(65);
  expect(stderr).toContain('[extras-leaked]');
  expect(stderr).toContain(
    'issues/2023-10/index.html: text of 2023-10#pricing, for patron, near byte',
  );
  expect(stderr).not.toContain('two hundred');
  expect(await exists(join(newsletter.root, 'dist'))).toBe(false);
});

test('a filed link may stand in an issue for all and in one for patrons, each with its own words', async () => {
  const filed = 'It says in ten short pages what a gateway should never be asked to do.';
  const bonus = (reading: string): string =>
    `---\ntitle: Bonus\ndate: 2023-11-09\ndescription: A description that is long enough.\naudience: patron\nreading:\n  - ${reading}\n---\n::reading\n`;
  const id = LINK.slice(LINK.lastIndexOf('/') + 1, -'.md'.length);
  const files = {
    ...withParagraph('Fine.'),
    [LINK]: soundNewsletter[LINK]?.replace('Worth it.', filed) ?? '',
    'issues/2023-10-bonus.md': bonus(id),
  };
  await using newsletter = await scratchNewsletter(files);
  const { code, stderr } = await runRoundup(['build'], newsletter);
  expect(code, stderr).toBe(0);
  expect(await outputOf(newsletter.root)).toContain(filed);
  await using leaking = await scratchNewsletter({
    ...files,
    'issues/2023-10-bonus.md': bonus(`{ link: ${id}, comment: '${SAID}' }`),
    'public/notes.txt': SAID,
  });
  expect(await runRoundup(['build'], leaking)).toMatchObject({
    code: 65,
    stderr: expect.stringContaining('notes.txt: text of'),
  });
});

test('an extra in a public file is found as well', async () => {
  await using newsletter = await scratchNewsletter({
    ...withParagraph('More.'),
    'public/notes.json': JSON.stringify({ draft: SECRET }),
  });
  const { code, stderr } = await runRoundup(['build'], newsletter);
  expect(code, stderr).toBe(65);
  expect(stderr).toContain('notes.json');
});

test('a key, a file and packed text in public files are found, and named together', async () => {
  const key = Buffer.alloc(32, 'a key that nobody may ever see');
  const chart = Buffer.from(Array.from({ length: 9_000 }, (_, at) => (at * at * 31) % 251));
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    [EXTRAS]: `## Pricing {#pricing}\n\n${SECRET}\n\n[The book](2023-10.patron/book.pdf)\n`,
    'issues/2023-10.patron/book.pdf': chart,
    'public/settings.json': JSON.stringify({ key: key.toString('base64url') }),
    'public/environment.txt': `STRIPE_API_KEY=${STRIPE}\n`,
    'public/all.bin': Buffer.concat([Buffer.from('head'), chart]),
    'public/backup.gz': gzipSync(JSON.stringify({ text: SECRET })),
  });
  const env = { EXTRAS_KEY: key.toString('hex'), STRIPE_API_KEY: STRIPE };
  const { code, stderr } = await runRoundup(['build'], { ...newsletter, env });
  expect(code, stderr).toBe(65);
  expect(stderr).toContain('settings.json: key of everything, as base64');
  expect(stderr).toContain('environment.txt: key of STRIPE_API_KEY');
  expect(stderr).not.toContain(STRIPE);
  expect(stderr).toContain('all.bin: file of 2023-10#pricing, for patron');
  expect(stderr).toContain('backup.gz: text of 2023-10#pricing, for patron, as gzip');
  expect(stderr).not.toContain(key.toString('base64url').slice(0, 9));
  expect(await exists(join(newsletter.root, 'dist'))).toBe(false);
});

test('broken content builds nothing and leaves the last build as it was', async () => {
  await using newsletter = await scratchNewsletter(withParagraph('Fine.'));
  expect(await runRoundup(['build'], newsletter)).toMatchObject({ code: 0 });
  const before = await outputOf(newsletter.root);
  await using broken = await scratchNewsletter(withParagraph('::nonsense'));
  const { code, stderr } = await runRoundup(
    ['build', '--out', join(newsletter.root, 'dist')],
    broken,
  );
  expect(code).toBe(65);
  expect(stderr).toContain('[directive/unknown]');
  expect(await outputOf(newsletter.root)).toBe(before);
});

test('raw HTML is cleaned, and no script address reaches any output', async () => {
  await using newsletter = await scratchNewsletter(
    withParagraph(`<script>steal()</script>

<a href="javascript:steal()" onclick="steal()">click</a> <img src="x" onerror="steal()" alt="x">

<iframe src="https://evil.example"></iframe> <b style="inset:4711px">bold</b>

<a href="  java&#9;script:steal()">again</a> <a href="data:text/html,steal()">data</a>`),
  );
  const { code, stderr } = await runRoundup(['build'], newsletter);
  expect(code, stderr).toBe(0);
  const output = await outputOf(newsletter.root);
  expect(output).toContain('>bold</b>');
  expect(output).not.toMatch(/steal\(|evil\.example|inset:4711px|onerror|onclick/);
});

test('the last links of an issue have a page, and stand among all links', async () => {
  const issue = (id: string, head: string): string =>
    `---\ntitle: ${id}\ndate: ${id}-02\ndescription: A description that is long enough.\n${head}---\nHello.\n`;
  await using newsletter = await scratchNewsletter({
    ...soundNewsletter,
    ...extras,
    'issues/2023-08.md': issue('2023-08', 'alsoRead: [2023-08-01-rope]\n'),
    'issues/2023-09.md': issue('2023-09', 'alsoRead: [2023-08-02-tides]\nalsoReadPage: true\n'),
    'links/2023/2023-08-01-rope.md':
      '---\ntitle: Rope\nurl: https://rope.example\nadded: 2023-08-01\nsponsor: true\n---\n',
    'links/2023/2023-08-02-tides.md':
      '---\ntitle: "<i>Tides</i>"\nurl: https://tides.example\nadded: 2023-08-02\n---\nSaid of *tides*.\n',
  });
  const built = await runRoundup(['build'], newsletter);
  expect(built.code, built.stderr).toBe(0);
  const page = (path: string) => readFile(join(newsletter.root, 'dist', path), 'utf8');
  const atEnd = await page('issues/2023-08/index.html');
  expect(atEnd).toContain('<a href="https://rope.example" rel="sponsored">Rope</a> · Sponsored ·');
  expect(await exists(join(newsletter.root, 'dist/issues/2023-08/also-read'))).toBe(false);
  const leading = await page('issues/2023-09/index.html');
  expect(leading).toContain('<a href="/issues/2023-09/also-read/">One more link</a>');
  expect(leading).not.toContain('tides.example');
  const own = await page('issues/2023-09/also-read/index.html');
  expect(own).toContain('>&#x3C;i>Tides&#x3C;/i></a>');
  expect(own).toContain('Said of <em>tides</em>.');
  const all = await page('links/index.html');
  expect(all).toContain('rope.example');
  expect(all).toContain('tides.example');
  expect(await page('rss.xml')).toContain('/issues/2023-09/also-read/');
  expect(await page('sitemap.xml')).toContain('/issues/2023-09/also-read/');
});

test('compressed copies stand beside the files of the archive, and nowhere on a leak', async () => {
  await using newsletter = await scratchNewsletter(withParagraph('Fine.'));
  const built = await runRoundup(['build', '--compress', '--json'], newsletter);
  expect(built.code, built.stderr).toBe(0);
  const page = join(newsletter.root, 'dist/issues/2023-10/index.html');
  const [plain, br, gz] = await Promise.all(
    ['', '.br', '.gz'].map((ending) => readFile(page + ending)),
  );
  expect(brotliDecompressSync(br ?? '')).toEqual(plain);
  expect(gunzipSync(gz ?? '')).toEqual(plain);
  expect(JSON.parse(built.stdout)).toMatchObject({ sidecars: { files: expect.any(Number) } });

  await using leaking = await scratchNewsletter(withParagraph(`I said: ${SECRET}`));
  expect((await runRoundup(['build', '--compress'], leaking)).code).toBe(65);
  expect(await exists(join(leaking.root, 'dist'))).toBe(false);
});
