/** Extras as text, between two lines. */
import type { ExtraPlace, OpenExtra } from '../../markdown/nodes.ts';
import { extraLabel } from '../wording.ts';
import { spaced, underlined, wrapped } from './lines.ts';
import { callLine } from './support-text.ts';
import { readableText } from '../readable-text.ts';
import type { TextPage } from './text-page.ts';

export function closedExtraText(place: ExtraPlace, page: TextPage): string[] {
  return ruled(
    [label(place.tier, page), ...wrapped(readableText(place.teaser), page), ...callLine(page)],
    page,
  );
}

export function openExtraText(extra: OpenExtra, page: TextPage): string[] {
  return ruled(
    spaced([
      [label(extra.tier, page)],
      underlined(wrapped(readableText(extra.heading), page), '-'),
      page.setBlocks(extra.children, page),
    ]),
    page,
  );
}

function label(tier: string, page: TextPage): string {
  return readableText(extraLabel(tier, page.context)).toUpperCase();
}

function ruled(lines: readonly string[], page: TextPage): string[] {
  const line = '- '.repeat(page.width / 2).trimEnd();
  return [line, ...lines, line];
}
