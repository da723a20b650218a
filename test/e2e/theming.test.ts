/** An author's own look: tokens, CSS, components and pages, built together and never stale. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAstroSite } from '../../src/adapters/astro-site.ts';
import { createContent } from '../../src/adapters/files/content.ts';
import { archivePolicy } from '../../src/core/edition/archive-policy.ts';
import { loadPublishRequest } from '../../src/workflows/load-publish-request.ts';
import { runRoundup } from '../cli/run-roundup.ts';
import { type ScratchNewsletter, scratchNewsletter } from '../fakes/scratch-newsletter.ts';
import { axeViolations } from './axe.ts';
import { sharedBrowser } from './browser.ts';
import { serveFolder } from './serve-folder.ts';
import { letter, themedNewsletter } from './themed-newsletter.ts';

const today = () => '2024-01-01';

test('everything that the guide shows passes the check', async () => {
  await using newsletter = await scratchNewsletter(themedNewsletter());
  expect(await createContent({ root: newsletter.root, today }).check()).toEqual([]);
});

test.each(['light', 'dark'] as const)(
  'what the guide shows is what a browser shows, and nothing is wrong with it: %s',
  async (colorScheme) => {
    const { dist } = await builtOnce();
    await using served = await serveFolder(dist, archivePolicy({ postsTo: [] }));
    const browser = await sharedBrowser();
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: 320, height: 800 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('response', (response) => {
      if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
    });
    for (const address of ['/', '/issues/2023-10/', '/about/', '/uses/']) {
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(served.url + address);
        await page.evaluate(() => document.fonts.ready);
        const look = await page.evaluate(() => {
          const root = getComputedStyle(document.documentElement);
          const large = document.querySelector('.masthead-large');
          const colophon = document.querySelector('.colophon');
          return {
            fonts: getComputedStyle(document.body).fontFamily,
            isLoaded: [...document.fonts].every((face) => face.status === 'loaded'),
            measure: root.getPropertyValue('--measure'),
            radius: root.getPropertyValue('--radius'),
            gap: root.getPropertyValue('--gap'),
            isItalic: large === null ? '' : getComputedStyle(large).fontStyle,
            wave: colophon === null ? '' : getComputedStyle(colophon).backgroundImage,
            tally: document.querySelector('.tally')?.textContent.replace(/\s+/g, ' ').trim(),
            me: document.head.querySelector('link[rel=me]')?.getAttribute('href'),
            menu: [...document.querySelectorAll('.top-line li a')].map((a) => a.textContent),
            overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          };
        });
        expect(look, `${address} at ${width}`).toEqual({
          fonts: 'Harbour, Georgia, serif',
          isLoaded: true,
          measure: '30.91rem',
          radius: '6px',
          gap: '1.5rem',
          isItalic: 'italic',
          wave: expect.stringMatching(/^url\("http:.*\/_assets\/wave\..*svg"\)$/),
          tally: '2 letters so far; the newest is Letter of October.',
          me: 'https://social.example/@ines',
          menu: ['Issues', 'Links', 'Tags', 'Search', 'About'],
          overflow: 0,
        });
        expect(await axeViolations(page), `${address} at ${width}`).toEqual([]);
      }
    }
    await context.close();
    expect(wrong).toEqual([]);
  },
);

test('own pages are in the sitemap, have their pictures, and say where they are', async () => {
  const { dist } = await builtOnce();
  const sitemap = await readFile(join(dist, 'sitemap.xml'), 'utf8');
  for (const address of ['/about/', '/uses/']) {
    expect(sitemap).toContain(`<loc>https://salt.example${address}</loc>`);
    const page = await readFile(join(dist, address, 'index.html'), 'utf8');
    expect(page).toContain(`<link rel="canonical" href="https://salt.example${address}">`);
  }
  expect((await readdir(join(dist, 'about'))).toSorted()).toEqual([
    'index.html',
    'index.md',
    'wave.svg',
  ]);
  const about = await readFile(join(dist, 'about/index.html'), 'utf8');
  expect(about).toContain('type="text/markdown" title="Markdown" href="/about/index.md"');
  for (const type of ['WebPage', 'BreadcrumbList']) expect(about).toContain(`"@type":"${type}"`);
  expect(await readFile(join(dist, 'about/index.md'), 'utf8')).toContain('I lay cable by day');
  const [list, full] = await Promise.all(
    ['llms.txt', 'llms-full.txt'].map((name) => readFile(join(dist, name), 'utf8')),
  );
  expect(list).toContain('https://salt.example/about/index.md');
  expect(full).toContain('I lay cable by day');
});

test('the mail has the same look', async () => {
  await using newsletter = await scratchNewsletter(themedNewsletter());
  const content = createContent({ root: newsletter.root, today });
  const config = await content.config();
  if (!config.ok) throw new Error('The guide has a sound config.');
  const { editions, mailDiagnostics } = await loadPublishRequest(content, config.value, '2023-10');
  expect(mailDiagnostics).toEqual([]);
  const html = editions.get('public')?.html;
  for (const part of ['#0f766e', 'border-radius:6px', 'Harbour, Georgia, serif', 'width="550"']) {
    expect(html).toContain(part);
  }
});

/** What is changed, and what the page of an issue, built before, must hold afterwards. */
const changes: readonly {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly shows: RegExp;
  readonly where?: 'styles';
}[] = [
  {
    what: 'a token',
    file: 'newsletter.config.ts',
    from: 'radius: 6',
    to: 'radius: 11',
    shows: /--radius:11px/,
    where: 'styles',
  },
  {
    what: 'the CSS',
    file: 'theme.css',
    from: 'italic',
    to: 'oblique',
    shows: /font-style:oblique/,
    where: 'styles',
  },
  {
    what: 'what the CSS imports',
    file: 'more.css',
    from: '7px',
    to: '9px',
    shows: /outline-width:9px/,
    where: 'styles',
  },
  {
    what: 'a component',
    file: 'components/colophon.astro',
    from: 'letters so far',
    to: 'letters up to now',
    shows: /6 letters up to now/,
  },
  {
    what: 'an issue that a component tells of',
    file: 'issues/2023-10.md',
    from: 'Letter of October',
    to: 'Letter of Rain',
    shows: /the newest is <a [^>]*>Letter of Rain</,
  },
  {
    what: 'a page of the menu',
    file: 'pages/about.md',
    from: 'title: About',
    to: 'title: Colours',
    shows: /<a href="\/about\/"[^>]*>Colours</,
  },
];

test('a change of any of it is in the next build, on pages that were kept, and as in a clean one', async () => {
  const files = themedNewsletter();
  await using newsletter = await scratchNewsletter({
    ...files,
    'theme.css': `@import './more.css';\n${String(files['theme.css'])}`,
    'more.css': '.top-line { outline-width: 7px; }\n',
    // Enough for the oldest to show nothing of the newest by itself.
    ...Object.fromEntries(
      ['05', '06', '07', '08'].map((month) => [
        `issues/2023-${month}.md`,
        letter(`2023-${month}`, `Letter ${month}`),
      ]),
    ),
  });
  const { root } = newsletter;
  const kept = await builtIn(newsletter);
  for (const { what, file, from, to, shows, where } of changes) {
    const text = await readFile(join(root, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(root, file), text.replace(from, to));
    await builtIn(newsletter);
    // The issue itself is as it was.
    const page = await readFile(join(kept, 'issues/2023-05/index.html'), 'utf8');
    const shown = where === 'styles' ? await stylesOf(kept, page) : page;
    expect(shown, what).toMatch(shows);
  }
  await rm(join(root, 'pages/uses.astro'));
  await writeFile(join(root, 'pages/now.astro'), '<p>Now.</p>\n');
  await builtIn(newsletter);
  const clean = join(root, 'clean');
  const site = createAstroSite({ root, today, cacheDir: join(root, '.roundup/other') });
  await site.build({ outDir: clean });
  expect(await contentsOf(kept)).toEqual(await contentsOf(clean));
  expect([...(await contentsOf(kept)).keys()]).toEqual(
    expect.arrayContaining(['now/index.html', 'about/index.html']),
  );
  expect([...(await contentsOf(kept)).keys()]).not.toContain('uses/index.html');
});

test('the gate stops what a component brings of an extra', async () => {
  const secret = 'The seats went for exactly two hundred and forty crowns each after tax.';
  const files = themedNewsletter();
  await using newsletter = await scratchNewsletter({
    ...files,
    'newsletter.config.ts': String(files['newsletter.config.ts']).replace(
      'theme:',
      "tiers: [{ id: 'patron', name: 'Patrons' }],\n  theme:",
    ),
    'issues/2023-10.md': `${String(files['issues/2023-10.md'])}\n::extra[A teaser.]{#pricing}\n`,
    'issues/2023-10.patron.md': `## Pricing {#pricing}\n\n${secret}\n`,
    'components/head.astro':
      '---\nimport text from \'../issues/2023-10.patron.md?raw\';\n---\n<meta name="x" content={text} />\n',
  });
  const env = { EXTRAS_KEY: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff' };
  const built = await runRoundup(['build'], { ...newsletter, env });
  expect(built.code).toBe(65);
  expect(built.stderr).toContain('[extras-leaked]');
  expect(await readdir(newsletter.root)).not.toContain('dist');
});

let once: Promise<{ readonly dist: string }> | undefined;

function builtOnce(): Promise<{ readonly dist: string }> {
  once ??= scratchNewsletter(themedNewsletter()).then(async (newsletter) => ({
    dist: await builtIn(newsletter),
  }));
  return once;
}

async function builtIn({ root }: ScratchNewsletter): Promise<string> {
  const outDir = join(root, 'dist');
  await createAstroSite({ root, today }).build({ outDir });
  return outDir;
}

async function stylesOf(dist: string, page: string): Promise<string> {
  const sheets = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)];
  const texts = sheets.map(([, href = '']) => readFile(join(dist, href), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

async function contentsOf(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return new Map(
    await Promise.all(
      paths.map(
        async (path) => [path.slice(folder.length + 1), await readFile(path, 'latin1')] as const,
      ),
    ),
  );
}
