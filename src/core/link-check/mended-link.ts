/** What a link's file is to say after its page was asked. */
import type { LinkFrontmatter } from '../link/schema.ts';
import type { LinkChanges } from '../link/link-text.ts';
import { withoutTracking } from '../link/url-key.ts';
import type { KeptCheck } from './kept-check.ts';

const MOST_ALIASES = 20;

/**
 * undefined where nothing is to be changed. A check is written into the file only where it tells
 * something: hundreds of files that say no more than that all is well are noise in every diff.
 */
export function mendedLink(
  fields: LinkFrontmatter,
  check: KeptCheck | undefined,
  snapshot: string | undefined,
): LinkChanges | undefined {
  const url = addressAfter(fields.url, check);
  const hasMoved = url !== withoutTracking(fields.url);
  const changes: LinkChanges = {
    ...(url === fields.url || url === new URL(fields.url).href ? {} : { url }),
    ...(hasMoved ? { aliases: aliasesWith(fields) } : {}),
    ...(snapshot === undefined || fields.archived !== undefined ? {} : { archived: snapshot }),
    ...checkAfter(fields, check, hasMoved ? url : undefined),
  };
  return Object.keys(changes).length === 0 ? undefined : changes;
}

function addressAfter(url: string, check: KeptCheck | undefined): string {
  if (check?.state === 'moved' && check.movedTo !== undefined) return check.movedTo;
  const clean = withoutTracking(url);
  return check?.state === 'alive' && check.isSecureToo ? clean.replace(/^http:/, 'https:') : clean;
}

function aliasesWith({ url, aliases }: LinkFrontmatter): string[] {
  return [...new Set([...aliases, url])].slice(-MOST_ALIASES);
}

function checkAfter(
  fields: LinkFrontmatter,
  check: KeptCheck | undefined,
  moved: string | undefined,
): LinkChanges {
  if (check === undefined || check.state === 'unknown') return {};
  const isNews = check.state === 'dead' || moved !== undefined || fields.check !== undefined;
  const { status } = check;
  const isKnown = moved === undefined && fields.check?.status === status;
  if (!isNews || isKnown) return {};
  return {
    check: { at: check.at.slice(0, 10), status, ...(moved === undefined ? {} : { moved }) },
  };
}
