/** Puts HTML where the placed nodes stand: items, closed extras, the support call, videos. */
import type { Element, ElementContent, Root } from 'hast';
import { type PlacedElement, placedTypes } from '../../markdown/nodes.ts';
import { element, externalLink } from './element.ts';
import { sectionList, type SectionItems } from './sections.ts';
import type { WebSettings } from './settings.ts';

export function fillPlaces(tree: Root, items: SectionItems, settings: WebSettings): void {
  tree.children = tree.children.flatMap((node) => {
    if (isPlaced(node)) return fill(node, items, settings) ?? [];
    if (node.type === 'element') fillInside(node, items, settings);
    return [node];
  });
}

function fillInside(parent: Element, items: SectionItems, settings: WebSettings): void {
  parent.children = parent.children.flatMap((node) => {
    if (isPlaced(node)) return fill(node, items, settings) ?? [];
    if (node.type === 'element') fillInside(node, items, settings);
    return [node];
  });
}

function fill(
  place: PlacedElement,
  items: SectionItems,
  settings: WebSettings,
): Element | undefined {
  switch (place.type) {
    case 'sectionPlace':
      return sectionList(place.section, items, settings.language);
    case 'extraPlace':
      return closedExtra(place, settings);
    case 'supportPlace':
      return supportCall(settings);
    case 'videoPlace':
      return video(place);
    case 'openExtra':
      throw new Error('An open extra stands in a public issue.');
  }
}

/** The public sees the teaser, who may read on, and one call. */
function closedExtra(
  place: Extract<PlacedElement, { type: 'extraPlace' }>,
  settings: WebSettings,
): Element {
  const tier = settings.tiers.find((each) => each.id === place.tier)?.name ?? place.tier;
  return element(
    'aside',
    { className: ['extra'] },
    element('p', { className: ['extra-tier'] }, `For ${tier}`),
    element('p', { className: ['extra-teaser'] }, place.teaser),
    settings.support === undefined
      ? undefined
      : element(
          'p',
          { className: ['extra-call'] },
          externalLink(settings.support.url, settings.support.call),
        ),
  );
}

export function supportCall(settings: Pick<WebSettings, 'support'>): Element | undefined {
  const { support } = settings;
  if (support === undefined) return undefined;
  const benefits: ElementContent | undefined =
    support.benefits.length === 0
      ? undefined
      : element('ul', {}, ...support.benefits.map((benefit) => element('li', {}, benefit)));
  return element(
    'aside',
    { className: ['support'] },
    element('p', { className: ['support-pitch'] }, support.pitch),
    benefits,
    element(
      'p',
      { className: ['support-call'] },
      externalLink(support.url, support.call, { className: ['call'] }),
    ),
  );
}

/** A link and no embedded player: nothing is requested from elsewhere until the reader asks. */
function video(place: Extract<PlacedElement, { type: 'videoPlace' }>): Element {
  const address = `https://www.youtube.com/watch?v=${place.videoId}`;
  return element(
    'p',
    { className: ['video'] },
    externalLink(address, place.title),
    ' ',
    element('span', { className: ['video-host'] }, 'Video on YouTube'),
  );
}

function isPlaced(node: Root['children'][number]): node is PlacedElement {
  return placedTypes.some((type) => type === node.type);
}
