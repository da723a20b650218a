/** Finds the words that an Astro file holds itself, in its markup and in its strings. */

/** What readers see or hear of an attribute. */
const SEEN = new Set(
  'title alt placeholder aria-label summary label large beside caption description content'.split(
    ' ',
  ),
);
/** Strings of code that are meant to be read: more than one word, or a capital first. */
const WORDS = /^\p{Lu}\p{Ll}+|\p{L} \p{L}/u;
const LETTERS = /\p{L}{2}/u;

export function literalTexts(source: string): string[] {
  const [, head = '', body = source] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const reader = createReader(body);
  reader.children();
  return [...stringsOf(head), ...reader.found];
}

/** Without imports and comments. */
function stringsOf(code: string): string[] {
  const plain = code
    .replace(/^import [\s\S]*?;$/gm, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<!:)\/\/.*$/gm, '');
  return [...plain.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].flatMap(([, quoted, template]) =>
    template === undefined ? wordsIn(quoted ?? '') : template.split(/\$\{[^}]*\}/).flatMap(wordsIn),
  );
}

function wordsIn(text: string): string[] {
  // Tags are looked for in the markup that is made, not what readers see.
  return WORDS.test(text.trim()) && !text.includes('<') ? [text.trim()] : [];
}

function createReader(source: string) {
  const found: string[] = [];
  let at = 0;
  const ahead = (text: string): boolean => source.startsWith(text, at);

  /** Up to the closing tag of the element around, or the end. */
  function children(): void {
    let text = '';
    const end = (): void => {
      if (LETTERS.test(text)) found.push(text.trim());
      text = '';
    };
    while (at < source.length && !ahead('</')) {
      if (ahead('<!')) at = source.indexOf('>', at) + 1;
      else if (opensElement()) {
        end();
        element();
      } else if (ahead('{')) {
        end();
        expression();
      } else text += source.charAt(at++);
    }
    end();
  }

  function opensElement(): boolean {
    return /^<(?:[A-Za-z]|>)/.test(source.slice(at, at + 2));
  }

  function element(): void {
    const [whole = '<', name = ''] = /^<([\w.]*)/.exec(source.slice(at)) ?? [];
    at += whole.length;
    while (!ahead('>') && !ahead('/>')) attribute();
    if (ahead('/>')) {
      at += 2;
      return;
    }
    at += 1;
    if (name === 'script' || name === 'style') at = source.indexOf(`</${name}`, at);
    else children();
    at = source.indexOf('>', at) + 1;
  }

  function attribute(): void {
    const [whole = '', name = '', value] =
      /^\s*([\w:@-]*)(?:="([^"]*)")?=?\s*/.exec(source.slice(at)) ?? [];
    at += whole.length;
    if (value !== undefined && SEEN.has(name) && WORDS.test(` ${value}`.trim())) found.push(value);
    else if (value !== undefined && name === 'placeholder' && LETTERS.test(value))
      found.push(value);
    if (ahead('{')) expression();
    else if (whole === '') at += 1;
  }

  /** From one brace to its other, with the elements and strings in it. */
  function expression(): void {
    at += 1;
    while (at < source.length && !ahead('}')) {
      const before = source.slice(0, at).trimEnd().at(-1) ?? '';
      if (ahead("'") || ahead('`')) string(source.charAt(at));
      else if (ahead('{')) expression();
      else if (opensElement() && '{(&?:>[,'.includes(before)) element();
      else at += 1;
    }
    at += 1;
  }

  function string(quote: string): void {
    at += 1;
    let text = '';
    while (!ahead(quote)) {
      if (quote === '`' && ahead('${')) {
        found.push(...templateWords(text));
        text = '';
        at += 1;
        expression();
      } else text += source.charAt(at++);
    }
    found.push(...(quote === '`' ? templateWords(text) : wordsIn(text)));
    at += 1;
  }

  return { found, children };
}

function templateWords(text: string): string[] {
  return / \p{L}{2}|\p{L}{2} /u.test(text) && !text.includes('<') ? [text.trim()] : [];
}
