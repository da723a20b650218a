/** Mails opened in a browser: every width, light and dark, and with what some clients take away. */
import { wcagContrast } from 'culori';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Edition } from '../../src/core/edition/edition.ts';
import { projectPublic } from '../../src/core/edition/project.ts';
import { renderEdition } from '../../src/core/edition/render-edition.ts';
import { LEAST_CONTRAST } from '../../src/core/edition/tokens.ts';
import { compactMarkdown, context, publicIssue } from '../core/edition/compact-issue.ts';
import { issueOfEveryElement } from '../core/edition/every-element.ts';
import { noticeEdition, notices } from '../core/notices/sample-notices.ts';
import { goldenEditions } from '../fakes/golden-issue.ts';
import { sampleEditions } from '../fakes/sample-editions.ts';
import { axeViolations } from './axe.ts';
import { sharedBrowser } from './browser.ts';
import { measureMail, type Shown } from './measure-mail.ts';

const WIDTHS = [320, 375, 600, 800];
const SCHEMES = ['light', 'dark'] as const;
const HEIGHT = 900;
/** One pixel, which a mail’s own attributes and styles make as large as its picture. */
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** A mail is a part of its reader’s page, and the landmarks are that page’s own. */
const notForMails = ['landmark-one-main', 'region'];

type Scheme = (typeof SCHEMES)[number];

const mails: Readonly<Record<string, () => Promise<Edition>>> = {
  'the sample for the public': () => sampleEdition('public'),
  'the sample for patrons': () => sampleEdition('patron'),
  'the golden issue': async () => {
    const edition = (await goldenEditions()).get('patron');
    if (edition === undefined) throw new Error('There is no edition for patrons.');
    return edition;
  },
  'a mail of every element': () => renderEdition(projectPublic(issueOfEveryElement()), context),
  'a mail written from right to left': () =>
    renderEdition(publicIssue(compactMarkdown), {
      ...context,
      config: { ...context.config, language: 'he' },
    }),
  ...Object.fromEntries(
    Object.entries(notices).map(([name, notice]) => [
      `the notice ${name}`,
      async () => noticeEdition(notice),
    ]),
  ),
};

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});

describe.each(Object.entries(mails))('%s', (_, render) => {
  test.each(SCHEMES)('fits every screen and can be read by everybody, %s', async (scheme) => {
    const edition = await render();
    await using opened = await open(edition.html, { scheme, pictures: true });
    for (const width of WIDTHS) {
      await opened.page.setViewportSize({ width, height: HEIGHT });
      expectReadable(await measureMail(opened.page), edition, width);
    }
    // At night the same elements have other colours, and nothing else has changed.
    const asked = scheme === 'dark' ? { onlyColours: true } : { without: notForMails };
    expect(await axeViolations(opened.page, asked)).toEqual([]);
    expect(opened.strays).toEqual([]);
  });

  test.each(SCHEMES)('reads well without style sheet and pictures, %s', async (scheme) => {
    const edition = await render();
    await using opened = await open(edition.html, { scheme, pictures: false });
    const { page } = opened;
    const rules = await page.evaluate(() => {
      for (const sheet of document.querySelectorAll('style')) sheet.remove();
      return document.styleSheets.length;
    });
    expect(rules).toBe(0);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      const shown = await measureMail(page);
      expectReadable(shown, edition, width);
      expect(shown.lostPictures).toEqual([]);
    }
    expect(opened.strays).toEqual([]);
  });
});

test('code has colours of its own, by day and by night', async () => {
  for (const scheme of SCHEMES) {
    const { html } = await renderEdition(projectPublic(issueOfEveryElement()), context);
    await using opened = await open(html, { scheme, pictures: false });
    const { texts } = await measureMail(opened.page);
    const colours = new Set(texts.filter((text) => text.isToken).map((text) => text.color));
    expect(colours.size).toBeGreaterThan(3);
    for (const { color, ground, isToken } of texts) {
      if (isToken) expect(wcagContrast(color, ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    }
  }
});

test('the measure finds what is wide, hidden, pale or lost', async () => {
  const html = `<!doctype html><body style="background:#fff;color:#000">
    <p style="width:400px">This line is a good deal wider than the narrowest of all telephones.</p>
    <p style="display:none">hidden</p><p style="visibility:hidden">unseen</p><p style="font-size:0">tiny</p>
    <p style="color:#999">pale</p><img alt="A map." style="display:none" src="https://a.example/x.gif">
    <link rel="stylesheet" href="https://b.example/x.css">`;
  await using opened = await open(html, { scheme: 'light', pictures: false });
  await opened.page.setViewportSize({ width: 320, height: HEIGHT });
  const shown = await measureMail(opened.page);
  expect(shown.overflow).toBeGreaterThan(50);
  expect(shown.texts.filter((each) => each.isOutside)).toHaveLength(1);
  expect(hiddenIn(shown)).toEqual(['hidden', 'unseen', 'tiny']);
  expect(paleIn(shown)).toEqual(['pale']);
  expect(shown.lostPictures).toEqual(['A map.']);
  expect(opened.strays).toEqual(['https://b.example/x.css']);
});

function expectReadable(shown: Shown, edition: Edition, width: number): void {
  expect(shown.overflow, `${width} px`).toBeLessThanOrEqual(0);
  const outside = shown.texts.filter((each) => each.isOutside).map((each) => each.text);
  expect(outside, `${width} px`).toEqual([]);
  expect(hiddenIn(shown)).toEqual([edition.preheader]);
  expect(paleIn(shown)).toEqual([]);
}

function hiddenIn({ texts }: Shown): string[] {
  return texts.filter((each) => each.isHidden).map((each) => each.text);
}

function paleIn({ texts }: Shown): string[] {
  const pale = texts.filter(
    ({ isHidden, color, ground }) => !isHidden && wcagContrast(color, ground) < LEAST_CONTRAST,
  );
  return pale.map((each) => each.text);
}

/** `strays` are the addresses asked for that are none of the mail’s own pictures. */
async function open(html: string, look: { readonly scheme: Scheme; readonly pictures: boolean }) {
  // The check for accessibility opens a page of its own beside it.
  const shelf = await browser.newContext({ colorScheme: look.scheme });
  const page = await shelf.newPage();
  const strays: string[] = [];
  await page.route('**', async (route) => {
    const request = route.request();
    const isPicture = request.resourceType() === 'image';
    if (!isPicture) strays.push(request.url());
    if (isPicture && look.pictures)
      await route.fulfill({ contentType: 'image/gif', body: PICTURE });
    else await route.abort();
  });
  await page.setContent(html, { waitUntil: 'load' });
  return { page, strays, [Symbol.asyncDispose]: () => shelf.close() };
}

async function sampleEdition(tier: string): Promise<Edition> {
  const { editions } = await sampleEditions();
  const edition = editions.find((each) => each.tier === tier);
  if (edition === undefined) throw new Error(`The sample has no edition for ${tier}.`);
  return edition;
}
