/** What readers of JSON-LD need of the types of schema.org that pages use; whatever else stands there is a mistake. */

type Rule = (value: unknown) => boolean;
type Shape = Readonly<Record<string, { readonly needed: boolean; readonly rule: Rule }>>;

const isText: Rule = (value) => typeof value === 'string' && value !== '';
const isAddress: Rule = (value) => typeof value === 'string' && /^https?:\/\/\S+$/.test(value);
const isDay: Rule = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isCount: Rule = (value) => Number.isInteger(value) && Number(value) >= 0;
const isThing: Rule = (value) => typeof value === 'object' && value !== null;
const isList: Rule = (value) => Array.isArray(value) && value.length > 0;

const must = (rule: Rule) => ({ needed: true, rule });
const may = (rule: Rule) => ({ needed: false, rule });

const SHAPES: Readonly<Record<string, Shape>> = {
  WebSite: {
    name: must(isText),
    description: must(isText),
    url: must(isAddress),
    inLanguage: must(isText),
    author: must(isThing),
  },
  Article: {
    // Search engines cut longer ones.
    headline: must((value) => isText(value) && String(value).length <= 120),
    description: must(isText),
    url: must(isAddress),
    mainEntityOfPage: must(isAddress),
    image: must(isAddress),
    datePublished: must(isDay),
    dateModified: may(isDay),
    inLanguage: must(isText),
    wordCount: must(isCount),
    keywords: may(isList),
    author: must(isThing),
    publisher: must(isThing),
    isPartOf: must(isThing),
  },
  PublicationIssue: {
    issueNumber: may(isCount),
    datePublished: must(isDay),
    isPartOf: must(isThing),
  },
  Periodical: { name: must(isText), url: must(isAddress) },
  Person: { name: must(isText), url: may(isAddress), sameAs: may(isList) },
  CollectionPage: {
    name: must(isText),
    url: must(isAddress),
    inLanguage: must(isText),
    isPartOf: must(isThing),
    mainEntity: may(isThing),
  },
  BreadcrumbList: { itemListElement: must(isList) },
  ItemList: { name: may(isText), numberOfItems: must(isCount), itemListElement: must(isList) },
  ListItem: {
    position: must(isCount),
    name: must(isText),
    item: may(isAddress),
    url: may(isAddress),
  },
};

/** Adds every type that is found to `types`. */
export function structuredDataProblems(value: unknown, types: Set<string>): string[] {
  if (!isRecord(value)) return ['no object'];
  const found = value['@context'] === 'https://schema.org' ? [] : ['no context'];
  return [...found, ...thingProblems(value, types)];
}

function thingProblems(thing: Record<string, unknown>, types: Set<string>): string[] {
  const type = String(thing['@type']);
  if (thing['@type'] === undefined && isAddress(thing['@id'])) return [];
  const shape = SHAPES[type];
  if (shape === undefined) return [`unknown type ${type}`];
  types.add(type);
  const missing = Object.entries(shape)
    .filter(([key, { needed }]) => needed && !(key in thing))
    .map(([key]) => `${type} without ${key}`);
  const wrong = Object.entries(thing)
    .filter(([key, value]) => !key.startsWith('@') && shape[key]?.rule(value) !== true)
    .map(([key]) => `${type}: ${key}`);
  const inside = Object.values(thing)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isRecord)
    .flatMap((each) => thingProblems(each, types));
  return [...missing, ...wrong, ...positionProblems(thing), ...inside];
}

/** They count from 1, without a gap. */
function positionProblems({ itemListElement }: Record<string, unknown>): string[] {
  if (!Array.isArray(itemListElement)) return [];
  return itemListElement.every((each, index) => isRecord(each) && each['position'] === index + 1)
    ? []
    : ['positions'];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
