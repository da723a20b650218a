/** Where a video is watched. */

export function videoAddress(videoId: string): string {
  return `https://www.youtube.com/watch?v=${videoId}`;
}
