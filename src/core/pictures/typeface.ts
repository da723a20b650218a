/** Text as outlines, so that a picture looks the same on every machine, whatever fonts it has. */

interface Outline {
  toSVG(): string;
}

/** As fontkit has it. */
export interface Font {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): {
    readonly glyphs: readonly { readonly path: Outline }[];
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
    }[];
  };
}

/** One style of a family, in files that share the scripts among them; the first is asked first. */
export type Typeface = readonly Font[];

export interface TextStyle {
  readonly face: Typeface;
  /** In pixels. */
  readonly size: number;
  /** After each letter, in ems. */
  readonly tracking?: number;
}

/** Whether all of it has its letters; a picture with boxes in their places is worse than none. */
export function canWrite(text: string, face: Typeface): boolean {
  return characters(text).every((one) => face.some((font) => has(font, one)));
}

export function widthOf(text: string, style: TextStyle): number {
  return placed(text, style).width;
}

/** Paths of SVG with the text’s baseline beginning at a point. */
export function textPaths(text: string, style: TextStyle, x: number, y: number): string {
  return placed(text, style)
    .glyphs.map(
      ({ path, left, up, scale }) =>
        `<path transform="translate(${round(x + left)} ${round(y - up)}) scale(${scale} ${-scale})" d="${path}"/>`,
    )
    .join('');
}

interface PlacedGlyph {
  readonly path: string;
  readonly left: number;
  readonly up: number;
  readonly scale: number;
}

function placed(
  text: string,
  { face, size, tracking = 0 }: TextStyle,
): { readonly width: number; readonly glyphs: readonly PlacedGlyph[] } {
  const glyphs: PlacedGlyph[] = [];
  let left = 0;
  for (const { font, piece } of runs(text, face)) {
    const scale = size / font.unitsPerEm;
    const run = font.layout(piece);
    for (const [index, glyph] of run.glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = run.positions[index] ?? {};
      const path = outlineOf(glyph.path);
      if (path !== '') {
        glyphs.push({ path, left: left + xOffset * scale, up: yOffset * scale, scale });
      }
      left += xAdvance * scale + tracking * size;
    }
  }
  return { width: Math.max(0, left - tracking * size), glyphs };
}

const outlines = new WeakMap<Outline, string>();

/** Fonts keep their glyphs, and to write one out takes longer than to place it. */
function outlineOf(path: Outline): string {
  const written = outlines.get(path) ?? path.toSVG();
  outlines.set(path, written);
  return written;
}

/** Pieces that one file can set; a font goes on as long as it can, for the sake of its kerning. */
function runs(text: string, face: Typeface): { font: Font; piece: string }[] {
  const found: { font: Font; piece: string }[] = [];
  for (const one of characters(text)) {
    const last = found.at(-1);
    if (last !== undefined && has(last.font, one)) {
      last.piece += one;
      continue;
    }
    const font = face.find((each) => has(each, one));
    if (font !== undefined) found.push({ font, piece: one });
  }
  return found;
}

function characters(text: string): string[] {
  return [...text.normalize('NFC')];
}

function has(font: Font, character: string): boolean {
  return font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
