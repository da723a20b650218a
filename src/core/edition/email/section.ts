/** A department's items: entries, a changelog, an annotated bibliography. */
import type { ElementContent } from 'hast';
import type { SectionName } from '../../issue/schema.ts';
import { buildingItem } from './building-item.ts';
import { layoutTable } from './layout-table.ts';
import { placed } from './mail-element.ts';
import type { MailPage } from './mail-page.ts';
import { readingItem } from './reading-item.ts';
import { writingItem } from './writing-item.ts';

export function section(name: SectionName, page: MailPage): ElementContent[] {
  // A list of links has no list of links inside it.
  if (page.inComment) return [];
  const { writing, building, reading } = page.issue.sections;
  const rows = {
    writing: () => writing.map((item) => writingItem(item, page)),
    building: () => building.map((item) => buildingItem(item, page)),
    reading: () => reading.map((entry, index) => readingItem(entry, index + 1, page)),
  }[name]();
  if (rows.length === 0) return [];
  const places = page.issue.sectionPlaces[name];
  const located = rows.map((row, index) => {
    const place = places[index];
    return place === undefined ? row : placed(row, place);
  });
  return [layoutTable({ class: 'flow' }, ...located)];
}
