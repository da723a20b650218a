/** Puts HTML where the placed nodes stand: items, closed extras, the support call, videos. */
import type { Element, ElementContent, Root } from 'hast';
import type { Asset } from '../../issue/issue.ts';
import { type PlacedElement, placedTypes } from '../../markdown/nodes.ts';
import { extraAddress } from '../../sealing/labels.ts';
import { markedText } from '../../texts/marked-text.ts';
import { textsOf } from '../../texts/texts.ts';
import { element, externalLink } from './element.ts';
import { sectionList, type SectionItems } from './sections.ts';
import { SUPPORT_ADDRESS, supportPage } from '../support-page.ts';
import type { WebSettings } from './settings.ts';
import { video } from './video.ts';

export interface Filling {
  readonly issueId: string;
  readonly items: SectionItems;
  readonly settings: WebSettings;
  readonly assets: ReadonlyMap<string, Asset>;
}

export function fillPlaces(tree: Root, filling: Filling): void {
  tree.children = tree.children.flatMap((node) => {
    if (isPlaced(node)) return fill(node, filling) ?? [];
    if (node.type === 'element') fillInside(node, filling);
    return [node];
  });
}

function fillInside(parent: Element, filling: Filling): void {
  parent.children = parent.children.flatMap((node) => {
    if (isPlaced(node)) return fill(node, filling) ?? [];
    if (node.type === 'element') fillInside(node, filling);
    return [node];
  });
}

function fill(place: PlacedElement, filling: Filling): Element | undefined {
  const { items, settings, assets } = filling;
  switch (place.type) {
    case 'sectionPlace':
      return sectionList(place.section, items, settings.language);
    case 'extraPlace':
      return closedExtra(place, filling);
    case 'supportPlace':
      return supportCall(settings);
    case 'videoPlace':
      return video(place, assets, settings.language);
    case 'buttonPlace':
      return element('p', {}, externalLink(place.address, place.words, { className: ['call'] }));
    case 'openExtra':
      throw new Error('An open extra stands in a public issue.');
  }
}

/** The public sees the teaser, who may read on, and one call. Where it is opened: sealed-places.ts, served-places.ts. */
function closedExtra(
  place: Extract<PlacedElement, { type: 'extraPlace' }>,
  { issueId, settings }: Pick<Filling, 'issueId' | 'settings'>,
): Element {
  const words = textsOf(settings.language).edition.extra;
  const tier = settings.tiers.find((each) => each.id === place.tier)?.name ?? place.tier;
  return element(
    'aside',
    { className: ['extra'], dataExtra: extraAddress({ issueId, extraId: place.extraId }) },
    element('p', { className: ['extra-tier'] }, words.forTier(tier)),
    element('p', { className: ['extra-teaser'] }, place.teaser),
    settings.support === undefined
      ? undefined
      : element(
          'p',
          { className: ['extra-call'] },
          externalLink(settings.support.url, settings.support.call),
        ),
    settings.extras?.access === 'served' ? logInHint(settings) : undefined,
  );
}

/** Whoever has logged in does not get to see it: served-places.ts. */
function logInHint({ url, server, language }: WebSettings): Element {
  const { logInHint } = textsOf(language).edition.extra;
  return element(
    'p',
    { className: ['extra-hint'] },
    ...markedText(logInHint, (words) => externalLink(`${server?.url ?? url}/patron`, words)),
  );
}

export function supportCall(settings: WebSettings): Element | undefined {
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
    supportPage(settings) === undefined
      ? undefined
      : element(
          'p',
          { className: ['support-more'] },
          element(
            'a',
            { href: SUPPORT_ADDRESS },
            textsOf(settings.language).site.support.whatPatronsGet,
          ),
        ),
  );
}

function isPlaced(node: Root['children'][number]): node is PlacedElement {
  return placedTypes.some((type) => type === node.type);
}
