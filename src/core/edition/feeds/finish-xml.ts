/** The beginning of a document of the package `feed`, with what the package leaves out there. */

/** As it writes it; in the root's tag nothing comes from an author. */
const BEGINNING =
  /^(<\?xml version="1\.0" encoding="utf-8"\?>)\n(<(?:rss|feed)(?: [a-z:]+="[^"<>]*")+)>\n/;

export function finishXml(
  document: string,
  lacking: {
    /** Of the root; those that it has already stay as they are. */
    readonly attributes: Readonly<Record<string, string>>;
    readonly instructions: readonly string[];
  },
): string {
  const [beginning, declaration, tag] = BEGINNING.exec(document) ?? [];
  if (beginning === undefined || declaration === undefined || tag === undefined) {
    throw new Error('The package "feed" begins its documents in a way that is not known here.');
  }
  const attributes = Object.entries(lacking.attributes)
    .filter(([name]) => !tag.includes(` ${name}="`))
    .map(([name, value]) => ` ${name}="${value}"`);
  return [
    declaration,
    ...lacking.instructions.map((instruction) => `<?${instruction}?>`),
    `${tag}${attributes.join('')}>`,
    document.slice(beginning.length),
    '',
  ].join('\n');
}
