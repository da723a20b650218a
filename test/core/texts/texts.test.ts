/** Every language says everything, and says it itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDay,
  formatMonth,
  formatMonthInitial,
  formatYear,
} from '../../../src/core/edition/format-day.ts';
import { renderEdition } from '../../../src/core/edition/render-edition.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { grammar } from '../../../src/core/texts/grammar.ts';
import { listedParts } from '../../../src/core/texts/listed-parts.ts';
import { markedText } from '../../../src/core/texts/marked-text.ts';
import {
  catalogues,
  textLanguageOf,
  textLanguages,
  textsOf,
} from '../../../src/core/texts/texts.ts';
import { newsletterIn } from '../../fakes/newsletter-in.ts';
import { scratchNewsletter } from '../../fakes/scratch-newsletter.ts';
import { loadConfig } from '../../../src/adapters/files/load-config.ts';
import { createContent } from '../../../src/adapters/files/content.ts';
import { isForPatrons } from '../../../src/core/issue/issue.ts';
import { saidIn } from './said-in.ts';

const english = new Map(saidIn('en'));
const others = textLanguages.filter((language) => language !== 'en');
/** Words that a language has from English, or in common with it. */
const SHARED = new Set(
  (
    'Mail|Mara: Mara|Feed|Links|Tag|Feeds|Name|Pause|Video|Details|Website|via Mara|Podcast|podcast|article|Thread|' +
    'Workshop|Workshops|Podcasts|Videos|Articles|Repository|min|minute|minutes|you@example.com|Notes|' +
    'Archive|note|tip|Important|Sites'
  ).split('|'),
);

describe.each(others)('in %s', (language) => {
  const said = saidIn(language);

  test('all is said that is said in English, and nothing else', () => {
    expect(said.map(([path]) => path)).toEqual([...english.keys()]);
  });

  test('no text is empty or English', () => {
    const left = said.filter(([path, text]) => {
      const isEnglish = text === english.get(path) && !SHARED.has(text.replace(/^\d+ /, ''));
      return text.trim() === '' || isEnglish || /undefined|NaN|\[object/.test(text);
    });
    expect(left).toEqual([]);
  });

  test('a whole mail is worded, and kept for all to see', async () => {
    await using newsletter = await scratchNewsletter(newsletterIn(language));
    const config = await loadConfig(newsletter.root);
    const content = createContent({ root: newsletter.root, today: () => '2024-01-01' });
    const issue = await content.issue('2023-10');
    if (!config.ok || !issue.ok || isForPatrons(issue.value)) throw new Error('It is broken.');
    const { html, text } = await renderEdition(projectPublic(issue.value), {
      config: config.value,
      webAddress: 'https://letter.example/issues/2023-10/',
      serverUrl: 'https://letter.example',
    });
    for (const words of ['Unsubscribe', 'Read in the browser', 'What I was', 'You get this']) {
      expect(html + text).not.toContain(words);
    }
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
    if (language !== 'de' && language !== 'ar') return;
    await expect(html).toMatchFileSnapshot(`../../golden/email/newsletter.${language}.html`);
    await expect(text).toMatchFileSnapshot(`../../golden/text/newsletter.${language}.txt`);
  });
});

test('Arabic has six forms for numbers', () => {
  const { count } = textsOf('ar').site.linkPages;
  expect([0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1234].map(count)).toEqual([
    'لا روابط',
    'رابط واحد',
    'رابطان',
    '3 روابط',
    '10 روابط',
    '11 رابطًا',
    '99 رابطًا',
    '100 رابط',
    '102 رابط',
    '103 روابط',
    '1,234 رابطًا',
  ]);
});

test('what was found is counted in words that go together', () => {
  const counted = (language: string) =>
    [0, 1, 2, 1234].map((count) => textsOf(language).found.counted(count, count));
  expect(counted('en')).toEqual([
    '0 issues, 0 links',
    '1 issue, 1 link',
    '2 issues, 2 links',
    '1,234 issues, 1,234 links',
  ]);
  // In French nothing at all is still of one.
  expect(counted('fr').slice(0, 3)).toEqual([
    '0 numéro, 0 lien',
    '1 numéro, 1 lien',
    '2 numéros, 2 liens',
  ]);
  expect(counted('ar')).toEqual([
    'لا أعداد، لا روابط',
    'عدد واحد، رابط واحد',
    'عددان، رابطان',
    '1,234 عددًا، 1,234 رابطًا',
  ]);
});

test('days are those of the Gregorian calendar, in the digits of versions and notes', () => {
  expect(formatDay('2023-11-02', 'ar')).toBe('2 نوفمبر 2023');
  expect(formatDay('2023-11-02', 'ar-SA')).toContain('2023');
  expect(formatMonth('2023-11-02', 'ja')).toBe('2023年11月');
  expect(['en', 'ar', 'ja'].map((language) => formatMonthInitial('2023-11-02', language))).toEqual([
    'N',
    'ب',
    '11',
  ]);
  expect(['en', 'ar', 'ja'].map((language) => formatYear('2023-11-02', language))).toEqual([
    '2023',
    '2023',
    '2023年',
  ]);
  expect(formatDay('2023-11-02', 'en')).toBe('2 November 2023');
});

test('a language is known by its first part, and one without texts has those of English', () => {
  expect(['de-AT', 'pt-BR', 'ar-EG', 'dea'].map(textLanguageOf)).toEqual([
    'de',
    undefined,
    'ar',
    undefined,
  ]);
  expect(textsOf('pt-BR')).toBe(catalogues.en);
  expect(Object.keys(catalogues)).toEqual([...textLanguages]);
});

test('numbers and lists are written as the language writes them', () => {
  expect(grammar('en').list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(grammar('de').number(1234)).toBe('1.234');
  const parts = [{ name: 'Ana' }, { name: 'Inés' }];
  expect(listedParts(parts, ['Ana', 'Inés'], 'es')).toEqual([parts[0], ' e ', parts[1]]);
  expect(listedParts(parts, ['Ana', 'Inés'], 'ar')).toEqual([parts[0], ' و', parts[1]]);
});

test('marked words are handed over, and all that stands around them stays', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((each) => !/[\ue000-\ue01f]/.test(each));
  fc.assert(
    fc.property(text, text, text, text, (before, first, between, second) => {
      const parts = markedText<{ readonly words: string }>(
        (a = String, b = String) => before + b(second) + between + a(first),
        (words) => ({ words: `1${words}` }),
        (words) => ({ words: `2${words}` }),
      );
      expect(parts).toEqual(
        [before, { words: `2${second}` }, between, { words: `1${first}` }].filter(
          (part) => part !== '',
        ),
      );
    }),
  );
});

test('French months elide as they are spoken', () => {
  const { linkPages } = textsOf('fr').site;
  expect(linkPages.ofEvery('avril')).toBe('Liens de chaque mois d’avril');
  expect(linkPages.ofEvery('mai')).toBe('Liens de chaque mois de mai');
  const range = { first: 'août 2020', last: 'mai 2023', most: 'mai 2021', count: 3 };
  expect(linkPages.overTime('month', range)).toContain('d’août 2020 à mai 2023');
});
