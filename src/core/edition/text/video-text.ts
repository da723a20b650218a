/** A video as text: its title, and where it is watched. */
import type { VideoPlace } from '../../markdown/nodes.ts';
import { readableText } from '../readable-text.ts';
import { videoAddress, videoLabel } from '../video-address.ts';
import { buttonText } from './button-text.ts';
import { wrapped } from './lines.ts';
import type { TextPage } from './text-page.ts';

export function videoText(place: VideoPlace, page: TextPage): string[] {
  return [
    ...wrapped(readableText(place.title), page),
    ...buttonText(
      videoLabel(place.source, page.context.config.language),
      videoAddress(place.source),
      page,
    ),
  ];
}
