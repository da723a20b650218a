/** The syntax of `::name[friend]` within a line, which directives of a line of its own do not cover. */
import type { Data } from 'unified';
import type { NamePlace } from './nodes.ts';

type SyntaxExtension = NonNullable<Data['micromarkExtensions']>[number];
type Construct = Extract<
  NonNullable<NonNullable<SyntaxExtension['text']>[string]>,
  { tokenize: unknown }
>;
type TreeExtension = Exclude<
  NonNullable<Data['fromMarkdownExtensions']>[number],
  readonly unknown[]
>;
type Code = Parameters<ReturnType<Construct['tokenize']>>[0];

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    personalName: 'personalName';
  }
}

/** What remark's parser is given beforehand; its plugins add to it. */
export function nameSyntax(): Partial<Data> {
  return {
    micromarkExtensions: [{ text: { [COLON]: construct } }],
    fromMarkdownExtensions: [intoTree],
  };
}

const COLON = 58;
const BACKSLASH = 92;
const OPENING = 91;
const CLOSING = 93;
const NAME = '::name';

const construct: Construct = {
  name: 'personalName',
  // Where this is false no other construct is tried either, which those of directives rely on.
  previous: isApart,
  tokenize(effects, ok, nok) {
    const before = this.previous;
    let read = 0;
    return start;

    function start(code: Code) {
      // `previous` is not asked where another construct may begin.
      if (!isApart(before)) return nok(code);
      effects.enter('personalName');
      return inName(code);
    }

    function inName(code: Code) {
      if (read === NAME.length) return afterName(code);
      if (code !== NAME.charCodeAt(read)) return nok(code);
      read += 1;
      effects.consume(code);
      return inName;
    }

    function afterName(code: Code) {
      if (isWordCode(code) || code === COLON) return nok(code);
      effects.exit('personalName');
      return code === OPENING ? effects.attempt(brackets, ok, ok)(code) : ok(code);
    }
  },
};

/** Plain text up to the bracket that closes, on one line. */
const brackets: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return start;

    function start(code: Code) {
      effects.enter('personalName');
      effects.consume(code);
      return inside;
    }

    function inside(code: Code) {
      // Line ends are below zero, and null is the end of the text.
      if (code === null || code < -2 || code === OPENING) return nok(code);
      effects.consume(code);
      if (code === BACKSLASH) return escaped;
      if (code !== CLOSING) return inside;
      effects.exit('personalName');
      return ok;
    }

    function escaped(code: Code) {
      if (code === null || code < -2) return nok(code);
      effects.consume(code);
      return inside;
    }
  },
};

/** The name and its brackets are two tokens; the second gives the first its fallback. */
const intoTree: TreeExtension = {
  enter: {
    personalName(token) {
      const source = this.sliceSerialize(token);
      if (source === NAME) {
        const place: NamePlace = { type: 'namePlace', value: '' };
        this.enter(place, token);
        this.exit(token);
        return;
      }
      const parent = this.stack.at(-1);
      const place =
        parent !== undefined && 'children' in parent ? parent.children.at(-1) : undefined;
      if (place?.type !== 'namePlace') return;
      place.value = unescaped(source.slice(1, -1));
      const { line, column, offset } = token.end;
      if (place.position !== undefined) place.position.end = { line, column, offset };
    },
  },
};

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').trim();
}

/** `std::name` and `:::name` are something else. */
function isApart(before: Code): boolean {
  return before !== COLON && !isWordCode(before);
}

function isWordCode(code: Code): boolean {
  return code !== null && code > 0 && /[\w-]/.test(String.fromCharCode(code));
}
