/** A video, as a link: nothing is fetched from elsewhere before the reader asks. */
import type { Element } from 'hast';
import type { VideoPlace } from '../../markdown/nodes.ts';
import { videoAddress } from '../video-address.ts';
import { wording } from '../wording.ts';
import { boxed } from './layout-table.ts';
import { mailLink } from './link.ts';
import { inked, lined, mixed, shape } from './look.ts';
import { styled } from './mail-element.ts';
import { GAP, type MailPage } from './mail-page.ts';
import { quietType } from './type.ts';

export function video(place: VideoPlace, page: MailPage): Element {
  const box = mixed(lined(page.palette, 'rule', 'border'), shape({ padding: `14px ${GAP}px` }));
  const host = mixed(
    quietType(page.tokens),
    inked(page.palette, 'quiet'),
    shape({ margin: '2px 0 0' }),
  );
  return boxed(
    box,
    styled(
      'p',
      shape({ margin: '0' }),
      {},
      mailLink(page, videoAddress(place.videoId), {}, place.title),
    ),
    styled('p', host, {}, wording.videoHost),
  );
}
