/** The personal parts of a mail: the tag that stands for each, and one recipient's values. */
import { firstName } from '../audience/first-name.ts';

/** Every tag begins with it; what authors write is kept from beginning so. */
export const TAG_START = '__roundup_';
/** Stands in the address to leave by; survives HTML, addresses and text unescaped. */
export const UNSUBSCRIBE_TOKEN_TAG = `${TAG_START}unsubscribe_token__`;

/** Fallbacks that one edition may have: SendGrid takes 10,000 bytes of values for each recipient. */
export const MOST_NAME_FALLBACKS = 12;
/** Of a name, or of the fallback for one. */
export const MOST_NAME_CHARACTERS = 40;
/** A character as `&#1114111;`, its longest form. */
export const MOST_NAME_BYTES = 10 * MOST_NAME_CHARACTERS;

/** What is personal about a recipient. */
export interface PersonalFacts {
  readonly unsubscribeToken: string;
  /** As the subscriber gave it; undefined when they gave none. */
  readonly name: string | undefined;
}

/** What stands for the first name of those who gave none, each kind once. */
export interface NameFallbacks {
  readonly nameFallbacks: readonly string[];
}

interface PersonalPart {
  readonly tag: string;
  readonly value: (person: PersonalFacts) => string;
}

/** The tag for a first name; `index` is that of its fallback. */
export function nameTag(index: number, medium: 'html' | 'text'): string {
  return `${TAG_START}name_${index}_${medium}__`;
}

export function personalTags(edition: NameFallbacks): string[] {
  return partsOf(edition).map(({ tag }) => tag);
}

/**
 * By tag, ready to be put in: no value holds another tag, or what HTML would read as markup. They
 * may be put in one after another in any order.
 */
export function personalValues(
  edition: NameFallbacks,
  person: PersonalFacts,
): ReadonlyMap<string, string> {
  return new Map(partsOf(edition).map(({ tag, value }) => [tag, value(person)]));
}

/** Puts a value in place of each tag, in one pass. */
export function personalize(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(anyOf([...values.keys()]), (tag) => values.get(tag) ?? tag);
}

/** Finds each of the tags; they are made of letters, digits and underscores alone. */
export function anyOf(tags: readonly string[]): RegExp {
  return new RegExp(tags.join('|'), 'g');
}

/** A further personal part is a further entry. */
function partsOf({ nameFallbacks }: NameFallbacks): PersonalPart[] {
  return [
    { tag: UNSUBSCRIBE_TOKEN_TAG, value: ({ unsubscribeToken }) => unsubscribeToken },
    ...nameFallbacks.flatMap((fallback, index): PersonalPart[] => [
      { tag: nameTag(index, 'html'), value: ({ name }) => inHtml(nameOr(fallback, name)) },
      { tag: nameTag(index, 'text'), value: ({ name }) => nameOr(fallback, name) },
    ]),
  ];
}

function nameOr(fallback: string, name: string | undefined): string {
  return onePlainWord(firstName(name) ?? fallback);
}

/**
 * Neither `firstName` nor a fallback that was checked has anything to lose here. No value is empty
 * and none has an underscore, so that none makes a tag together with what stands around it.
 */
function onePlainWord(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replaceAll('_', '-')
    .trim();
  return plain === '' ? '…' : [...plain].slice(0, MOST_NAME_CHARACTERS).join('').trimEnd();
}

/** ASCII that is safe in text and in attributes. */
function inHtml(text: string): string {
  return text.replace(/[^A-Za-z0-9 .,-]/gu, (character) => `&#${character.codePointAt(0)};`);
}
