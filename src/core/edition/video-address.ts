/** Where a video is watched, and where YouTube keeps a still of it. */
import type { VideoSource } from '../markdown/nodes.ts';
import { wording } from './wording.ts';

export function videoAddress(source: VideoSource): string {
  return source.kind === 'youtube'
    ? `https://www.youtube.com/watch?v=${source.videoId}`
    : source.address;
}

export function videoLabel(source: VideoSource): string {
  return source.kind === 'youtube' ? wording.videoOnYouTube : wording.video;
}

/** The one size of 16 by 9, without black bars, that every video has. */
export const youtubeStillSize = { width: 320, height: 180 } as const;

export function youtubeStill(videoId: string): string {
  return `https://i.ytimg.com/vi/${videoId}/mqdefault.jpg`;
}
