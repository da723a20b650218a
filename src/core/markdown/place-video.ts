/** Reads a video, perhaps with a `poster`: `::youtube[Title]{#id}`, `::video[Title]{src=2023-10/clip.mp4}`. */
import type { LeafDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import type { VideoPlace, VideoSource } from './nodes.ts';
import { type Placing, refuse } from './placing.ts';

export function placeVideo(directive: LeafDirective, placing: Placing): VideoPlace | undefined {
  const title = toString(directive.children).trim();
  const source = sourceOf(directive);
  const poster = directive.attributes?.['poster'] ?? undefined;
  if (source !== undefined && title !== '') return { type: 'videoPlace', title, source, poster };
  refuse(
    [
      'directive/bad-attribute',
      directive.name === 'youtube'
        ? 'A video is written ::youtube[Title]{#id}, its id of 11 characters.'
        : 'A video is written ::video[Title]{src=2023-10/clip.mp4}, with a title and an address.',
    ],
    directive,
    placing,
  );
  return undefined;
}

function sourceOf({ name, attributes }: LeafDirective): VideoSource | undefined {
  if (name === 'youtube') {
    const videoId = attributes?.['id'] ?? '';
    return /^[\w-]{11}$/.test(videoId) ? { kind: 'youtube', videoId } : undefined;
  }
  const address = attributes?.['src'] ?? '';
  return address === '' ? undefined : { kind: 'file', address };
}
