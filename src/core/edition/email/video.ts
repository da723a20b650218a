/** A video: a still and a title, each leading to where it is watched, for mail plays nothing. */
import type { Element } from 'hast';
import type { VideoPlace } from '../../markdown/nodes.ts';
import { videoAddress, videoLabel, youtubeStill, youtubeStillSize } from '../video-address.ts';
import { boxed, cell, layoutTable, row } from './layout-table.ts';
import { mailLink } from './link.ts';
import { inked, lined, mixed, shape } from './look.ts';
import { plain, styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';
import { framedPicture } from './picture.ts';
import { quietType } from './type.ts';

export function video(place: VideoPlace, page: MailPage): Element {
  const address = videoAddress(place.source);
  const box = mixed(lined(page.palette, 'rule', 'border'), shape({ padding: `14px ${GAP}px` }));
  const host = mixed(
    quietType(page.tokens),
    inked(page.palette, 'quiet'),
    shape({ margin: '2px 0 0' }),
  );
  const still = stillOf(place, page);
  return boxed(
    box,
    still === undefined
      ? undefined
      : layoutTable(
          {},
          row(cell(shape({ padding: '0 0 10px' }), {}, mailLink(page, address, {}, still))),
        ),
    styled('p', shape({ margin: '0' }), {}, mailLink(page, address, {}, place.title)),
    styled('p', host, {}, videoLabel(place.source, page.context.config.language)),
  );
}

function stillOf({ source, poster, title }: VideoPlace, page: MailPage): Element | undefined {
  const most = page.measure - 2 * GAP - 2;
  if (poster !== undefined)
    return framedPicture(plain('img', { src: poster, alt: title }), most, page);
  if (source.kind !== 'youtube') return undefined;
  const still = { src: youtubeStill(source.videoId), alt: title, ...youtubeStillSize };
  return framedPicture(plain('img', still), most, page);
}
