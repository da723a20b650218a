/** YAML of the simplest kind, read without its parser: lines of a key and a word or a few. */

const LINE = /^([a-z][a-z_]*): (?:\[([^[\]]*)\]|(.+))$/;
/** Behind a letter only these end a text, or begin a remark. */
const WORDS = /^(?!(?:true|false|null)$)\p{L}\P{C}*$/iu;
const ENDS = /: |:$| #|\s$/;
const WORD = /^(?!(?:true|false|null)$)[a-z][a-z0-9-]*$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export type PlainFields = Readonly<Record<string, string | readonly string[]>>;

/** As the parser gives it; undefined for what it must look at itself. */
export function plainYaml(yaml: string): PlainFields | undefined {
  const fields: Record<string, string | readonly string[]> = {};
  for (const line of yaml.split('\n')) {
    const [, key = '', list, text = ''] = LINE.exec(line) ?? [];
    if (key === '' || key in fields) return undefined;
    if (list !== undefined) {
      const words = list.split(', ');
      if (!words.every((word) => WORD.test(word))) return undefined;
      fields[key] = words;
    } else if (DAY.test(text) || (WORDS.test(text) && !ENDS.test(text))) fields[key] = text;
    else return undefined;
  }
  return fields;
}
