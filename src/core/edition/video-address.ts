/** Where a video is watched, and where YouTube keeps a still of it. */
import type { VideoSource } from '../markdown/nodes.ts';
import { textsOf } from '../texts/texts.ts';

export function videoAddress(source: VideoSource): string {
  return source.kind === 'youtube'
    ? `https://www.youtube.com/watch?v=${source.videoId}`
    : source.address;
}

export function videoLabel(source: VideoSource, language: string): string {
  const words = textsOf(language).edition;
  return source.kind === 'youtube' ? words.videoOnYouTube : words.video;
}

/** The one size of 16 by 9, without black bars, that every video has. */
export const youtubeStillSize = { width: 320, height: 180 } as const;

export function youtubeStill(videoId: string): string {
  return `https://i.ytimg.com/vi/${videoId}/mqdefault.jpg`;
}
