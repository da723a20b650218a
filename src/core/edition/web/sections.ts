/** The three departments' items as HTML: entries, a changelog, an annotated bibliography. */
import type { Element, ElementContent } from 'hast';
import type { SectionName, BuildingItem, WritingItem } from '../../issue/schema.ts';
import { textsOf } from '../../texts/texts.ts';
import { bibliographyEntry, type Citation } from './citation.ts';
import { element, externalLink } from './element.ts';

/** A section's items, ready to be shown; citations carry their comments as HTML. */
export interface SectionItems {
  readonly writing: readonly WritingItem[];
  readonly building: readonly BuildingItem[];
  readonly reading: readonly Citation[];
}

/** Undefined when the section has no items. */
export function sectionList(
  section: SectionName,
  items: SectionItems,
  language: string,
): Element | undefined {
  if (items[section].length === 0) return undefined;
  const words = textsOf(language).citation;
  switch (section) {
    case 'writing':
      return element(
        'ul',
        { className: ['writing-list'] },
        ...items.writing.map((item) => writingEntry(item, words.kinds[item.kind])),
      );
    case 'building':
      return element('ul', { className: ['building-list'] }, ...items.building.map(buildingEntry));
    case 'reading':
      return element(
        'ol',
        { className: ['reading-list'] },
        ...items.reading.map((citation) => bibliographyEntry(citation, { language, words })),
      );
  }
}

function writingEntry(item: WritingItem, kind: string): Element {
  return element(
    'li',
    {},
    element('p', { className: ['entry-label'] }, kind),
    element('p', { className: ['entry-title'] }, externalLink(item.url, item.title)),
    summary(item.summary),
  );
}

function buildingEntry(item: BuildingItem): Element {
  const name: ElementContent =
    item.url === undefined ? element('strong', {}, item.title) : externalLink(item.url, item.title);
  return element(
    'li',
    {},
    element(
      'p',
      { className: ['entry-title'] },
      name,
      ...(item.version === undefined
        ? []
        : [' ', element('span', { className: ['entry-version'] }, item.version)]),
    ),
    summary(item.summary),
  );
}

function summary(text: string | undefined): Element | undefined {
  return text === undefined ? undefined : element('p', { className: ['entry-summary'] }, text);
}
