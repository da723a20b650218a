/** What sort of page it is, from where it is and what it calls itself. */
import type { LinkKind } from '../link/schema.ts';

/** The first that fits counts. */
const BY_ADDRESS: readonly (readonly [RegExp, LinkKind])[] = [
  [/^(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com|twitch\.tv|dailymotion\.com)\//, 'video'],
  [
    /^(?:[\w-]+\.)?(?:speakerdeck|slideshare|slideslive|infoq)\.(?:com|net)\/(?:presentations\/|[\w-]+\/)/,
    'talk',
  ],
  [/^(?:gist\.github\.com)\//, 'other'],
  [
    /^(?:www\.)?(?:github|gitlab|bitbucket|codeberg|sr)\.(?:com|org|ht)\/(?!orgs\/|topics\/|about\b|features\b)~?[\w.-]+\/[\w.-]+\/?$/,
    'repo',
  ],
  [
    /^(?:www\.)?(?:arxiv\.org\/(?:abs|pdf|html)|doi\.org|dl\.acm\.org\/doi|usenix\.org\/system\/files)\//,
    'paper',
  ],
  [
    /^(?:podcasts\.apple\.com|open\.spotify\.com\/(?:show|episode)|overcast\.fm|pca\.st)\b/,
    'podcast',
  ],
  [
    /^(?:news\.ycombinator\.com\/item|lobste\.rs\/s\/|(?:www\.|old\.)?reddit\.com\/r\/\w+\/comments\/)/,
    'thread',
  ],
  [/^(?:www\.)?(?:x|twitter|mobile\.twitter)\.com\/\w+\/status\//, 'thread'],
  [/^(?:bsky\.app\/profile\/[^/]+\/post|[^/]+\/@[^/]+\/\d+$)/, 'thread'],
];

const BY_TYPE: readonly (readonly [RegExp, LinkKind])[] = [
  [/^video|VideoObject|^Movie$/i, 'video'],
  [/^book|^Book$/i, 'book'],
  [/PodcastEpisode|AudioObject/, 'podcast'],
  [/ScholarlyArticle|Thesis/, 'paper'],
  [/SoftwareSourceCode/, 'repo'],
  [/SoftwareApplication|WebApplication|MobileApplication/, 'tool'],
];

/** `types` are those of JSON-LD and Open Graph; undefined for what is no article and nothing known. */
export function pageKind(
  url: string,
  types: readonly (string | undefined)[],
  isPaper = false,
): LinkKind {
  const { host, pathname, search } = new URL(url);
  const address = `${host}${pathname}${search}`;
  const placed = BY_ADDRESS.find(([pattern]) => pattern.test(address))?.[1];
  if (placed !== undefined) return placed;
  if (isPaper) return 'paper';
  for (const type of types) {
    const typed = BY_TYPE.find(([pattern]) => type !== undefined && pattern.test(type))?.[1];
    if (typed !== undefined) return typed;
  }
  return 'article';
}
