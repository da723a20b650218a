/** Breaks a title into few lines of much the same length, as large as they fit. */

export interface Fit {
  readonly width: number;
  /** The largest first, each with how many lines of it there is room for. */
  readonly sizes: readonly { readonly size: number; readonly lines: number }[];
  widthOf(text: string, size: number): number;
}

export interface FittedLines {
  readonly size: number;
  readonly lines: readonly string[];
}

/** What is too long even at the smallest size ends in an ellipsis. */
export function fitLines(text: string, { width, sizes, widthOf }: Fit): FittedLines {
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (const { size, lines: most } of sizes) {
    const measure = (line: string): number => widthOf(line, size);
    const lines = broken(words, width, measure);
    if (lines === undefined || lines.length > most) continue;
    return { size, lines: balanced(words, lines, { width, measure }) };
  }
  const { size, lines: most } = sizes.at(-1) ?? { size: 1, lines: 1 };
  const measure = (line: string): number => widthOf(line, size);
  const lines = broken(pieces(words, width, measure), width, measure) ?? [];
  const last = shortened(
    lines[most - 1] ?? '',
    lines.length > most,
    (line) => measure(line) <= width,
  );
  return { size, lines: [...lines.slice(0, most - 1), last] };
}

type Measure = (line: string) => number;

/** undefined when a word alone is too long. */
function broken(words: readonly string[], width: number, measure: Measure): string[] | undefined {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else if (measure(word) > width) return undefined;
    else lines.push(word);
  }
  return lines;
}

/** The narrowest column that needs no line more. */
function balanced(
  words: readonly string[],
  lines: readonly string[],
  { width, measure }: { readonly width: number; readonly measure: Measure },
): readonly string[] {
  let best = lines;
  let [narrow, wide] = [0, width];
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    const tried = broken(words, middle, measure);
    if (tried !== undefined && tried.length === lines.length) {
      best = tried;
      wide = middle;
    } else narrow = middle;
  }
  return best;
}

/** Words that fit no line are cut where the line ends. */
function pieces(words: readonly string[], width: number, measure: Measure): string[] {
  return words.flatMap((word) => {
    if (measure(word) <= width) return [word];
    const cut: string[] = [];
    for (const character of word) {
      const last = cut.at(-1);
      if (last !== undefined && measure(last + character) <= width)
        cut[cut.length - 1] += character;
      else cut.push(character);
    }
    return cut;
  });
}

function shortened(line: string, isCut: boolean, fits: (line: string) => boolean): string {
  if (!isCut) return line;
  let kept = [...line];
  while (kept.length > 0 && !fits(`${kept.join('').trimEnd()}…`)) kept = kept.slice(0, -1);
  return `${kept.join('').trimEnd()}…`;
}
