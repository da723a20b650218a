/** A video on a page: nothing is requested from elsewhere until the reader asks. */
import type { Element, ElementContent } from 'hast';
import type { Asset } from '../../issue/issue.ts';
import type { VideoPlace } from '../../markdown/nodes.ts';
import { videoAddress, videoLabel } from '../video-address.ts';
import { element, externalLink } from './element.ts';

export function video(
  place: VideoPlace,
  assets: ReadonlyMap<string, Asset>,
  language: string,
): Element {
  const address = videoAddress(place.source);
  const words: ElementContent[] = [
    externalLink(address, place.title),
    { type: 'text', value: ' ' },
    element('span', { className: ['video-host'] }, videoLabel(place.source, language)),
  ];
  const player = isPlayable(place) ? file(place, assets) : still(place, address, assets);
  if (player === undefined) return element('p', { className: ['video'] }, ...words);
  return element('figure', { className: ['video'] }, player, element('figcaption', {}, ...words));
}

/** Only the archive's own files: another host would learn who reads the page. */
function isPlayable({ source }: VideoPlace): boolean {
  return source.kind === 'file' && source.address.startsWith('/');
}

function file(place: VideoPlace, assets: ReadonlyMap<string, Asset>): Element {
  return element('video', {
    src: videoAddress(place.source),
    ...(place.poster?.startsWith('/') === true ? { poster: place.poster } : {}),
    ...sizeOf(place.poster, assets),
    controls: true,
    preload: 'none',
  });
}

function still(
  { poster, title }: VideoPlace,
  address: string,
  assets: ReadonlyMap<string, Asset>,
): Element | undefined {
  if (poster?.startsWith('/') !== true) return undefined;
  const picture = element('img', {
    src: poster,
    alt: title,
    ...sizeOf(poster, assets),
    loading: 'lazy',
    decoding: 'async',
  });
  return element('a', { href: address }, picture);
}

function sizeOf(poster: string | undefined, assets: ReadonlyMap<string, Asset>) {
  return poster === undefined ? {} : (assets.get(poster)?.size ?? {});
}
