/** The picture that goes along when a page is shared: the masthead, the title, the departments’ hues. */
import { SHARE_HEIGHT, SHARE_WIDTH } from '../edition/share-address.ts';
import { designTokens } from '../edition/tokens.ts';
import { type SectionName, sectionNames } from '../issue/schema.ts';
import { fitLines } from './fit-lines.ts';
import { canWrite, textPaths, type Typeface, widthOf } from './typeface.ts';

export interface SharePicture {
  /** The newsletter’s, at the top; where its letters are missing, its host stands there. */
  readonly nameplate: string;
  readonly host: string;
  /** The month of an issue. */
  readonly month?: string | undefined;
  /** Its number, hanging beside. */
  readonly beside?: string | undefined;
  readonly title: string;
  /** In digits: stands in for a title whose letters are missing. */
  readonly digits?: string | undefined;
  /** How much of each department there is. */
  readonly counts: Readonly<Record<SectionName, number>>;
  readonly language: string;
  readonly accent: string;
}

export interface Typefaces {
  readonly roman: Typeface;
  readonly italic: Typeface;
}

const MARGIN = 80;
const WIDTH = SHARE_WIDTH - 2 * MARGIN;
const HAIRLINE = 142;
const MASTHEAD = 212;
const LAST_BASELINE = 508;
const BAR = { top: 562, height: 6, gap: 6 } as const;
const TITLE_SIZES = [
  { size: 112, lines: 2 },
  { size: 100, lines: 2 },
  { size: 88, lines: 2 },
  { size: 76, lines: 3 },
  { size: 66, lines: 3 },
  { size: 58, lines: 4 },
] as const;

/** SVG without any text in it: the same words give the same bytes everywhere. */
export function sharePictureSvg(picture: SharePicture, faces: Typefaces): string {
  const { light } = designTokens({ accent: picture.accent });
  const written = (text: string | undefined, face: Typeface): string | undefined => {
    const plain = text === undefined ? '' : withoutPictures(text);
    return plain !== '' && canWrite(plain, face) ? plain : undefined;
  };
  const name = written(picture.nameplate.toLocaleUpperCase(picture.language), faces.roman);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}" viewBox="0 0 ${SHARE_WIDTH} ${SHARE_HEIGHT}">`,
    rectangle([0, 0, SHARE_WIDTH, SHARE_HEIGHT], light.paper),
    filled(light.ink, nameplate(name ?? picture.host.toUpperCase(), faces.roman)),
    rectangle([MARGIN, HAIRLINE, WIDTH, 2], light.ink),
    filled(light.accent, month(written(picture.month, faces.roman), faces.roman)),
    filled(light.quiet, beside(written(picture.beside, faces.italic), faces.italic)),
    filled(
      light.ink,
      title(
        written(picture.title, faces.roman) ?? written(picture.digits, faces.roman),
        faces.roman,
      ),
    ),
    bar(picture.counts, light),
    '</svg>',
  ].join('');
}

function nameplate(text: string, face: Typeface): string {
  const style = (size: number) => ({ face, size, tracking: 0.16 });
  const size = Math.min(30, (30 * WIDTH) / widthOf(text, style(30)));
  return textPaths(text, style(size), MARGIN, HAIRLINE - 30);
}

function month(text: string | undefined, face: Typeface): string {
  return text === undefined ? '' : textPaths(text, { face, size: 52 }, MARGIN, MASTHEAD);
}

function beside(text: string | undefined, face: Typeface): string {
  if (text === undefined) return '';
  const style = { face, size: 40 };
  return textPaths(text, style, MARGIN + WIDTH - widthOf(text, style), MASTHEAD);
}

/** Stands on the bar, as large as it may be. */
function title(text: string | undefined, face: Typeface): string {
  if (text === undefined) return '';
  const widths = new Map<string, number>();
  const { size, lines } = fitLines(text, {
    width: WIDTH,
    sizes: TITLE_SIZES,
    // Widths grow with the size, and the same beginnings are measured again and again.
    widthOf(line, of) {
      const known = widths.get(line) ?? widthOf(line, { face, size: 1 });
      widths.set(line, known);
      return known * of;
    },
  });
  const leading = size * 1.12;
  return lines
    .map((line, index) => {
      const y = LAST_BASELINE - (lines.length - 1 - index) * leading;
      return textPaths(line, { face, size }, MARGIN, y);
    })
    .join('');
}

/** One bar of three hues, each as long as its department; of an issue without any it is a hairline. */
function bar(counts: SharePicture['counts'], hues: Readonly<Record<SectionName | 'rule', string>>) {
  const filledNames = sectionNames.filter((name) => counts[name] > 0);
  const sum = filledNames.reduce((total, name) => total + counts[name], 0);
  if (sum === 0) return rectangle([MARGIN, BAR.top, WIDTH, BAR.height], hues.rule);
  const room = WIDTH - (filledNames.length - 1) * BAR.gap;
  let x = MARGIN;
  return filledNames
    .map((name) => {
      const width = (room * counts[name]) / sum;
      const drawn = rectangle([round(x), BAR.top, round(width), BAR.height], hues[name]);
      x += width + BAR.gap;
      return drawn;
    })
    .join('');
}

type Box = readonly [x: number, y: number, width: number, height: number];

function rectangle([x, y, width, height]: Box, colour: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`;
}

function filled(colour: string, paths: string): string {
  return paths === '' ? '' : `<g fill="${colour}">${paths}</g>`;
}

/** With what joins and colours them, and the letters that make flags. */
const EMOJI =
  /(?![©®™‼⁉])\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0e|\ufe0f|\u20e3/gu;

/** No font of text has emoji, and a title is the same without. */
function withoutPictures(text: string): string {
  return text.replace(EMOJI, '').replace(/\s+/g, ' ').trim();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
