/** Which pictures go along with shared pages, and what stands on each. */
import type { SharePicture } from '../../core/pictures/share-picture.ts';
import {
  HOME_PICTURE,
  issuePicture,
  LINKS_PICTURE,
  MOST_ISSUE_PICTURES,
} from '../../core/edition/share-address.ts';
import type { WebEdition } from '../../core/edition/web-edition.ts';
import { textsOf } from '../../core/texts/texts.ts';
import { sectionNames } from '../../core/issue/schema.ts';
import type { SiteArchive } from '../archive-source.ts';
import { issueMonth, issueNumber } from './issue-label.ts';

export interface PictureOfPage {
  /** From the archive's root. */
  readonly address: string;
  readonly picture: SharePicture;
}

export function sharePictures({ config, editions, links }: SiteArchive): PictureOfPage[] {
  const { host } = new URL(config.url);
  const common = {
    nameplate: config.title,
    host,
    language: config.language,
    accent: config.theme.accent,
  };
  const counts = countsOf(editions);
  return [
    {
      address: HOME_PICTURE,
      picture: { ...common, nameplate: host, title: config.title, counts },
    },
    {
      address: LINKS_PICTURE,
      picture: {
        ...common,
        title: textsOf(config.language).site.links,
        counts: { writing: 0, building: 0, reading: links.length },
      },
    },
    ...editions.slice(0, MOST_ISSUE_PICTURES).map((edition) => ({
      address: issuePicture(edition),
      picture: {
        ...common,
        month: issueMonth(edition, config.language),
        beside: issueNumber(edition, config.language),
        title: edition.title,
        digits: edition.date.slice(0, 7),
        counts: edition.counts,
      },
    })),
  ];
}

function countsOf(editions: readonly WebEdition[]): SharePicture['counts'] {
  const counts = { writing: 0, building: 0, reading: 0 };
  for (const edition of editions) {
    for (const name of sectionNames) counts[name] += edition.counts[name];
  }
  return counts;
}
