/** A department's items: entries, a changelog, an annotated bibliography. */
import type { ElementContent } from 'hast';
import type { SectionName } from '../../issue/schema.ts';
import { buildingItem } from './building-item.ts';
import { layoutTable } from './layout-table.ts';
import type { MailPage } from './mail-page.ts';
import { readingItem } from './reading-item.ts';
import { writingItem } from './writing-item.ts';

export function section(name: SectionName, page: MailPage): ElementContent[] {
  const { writing, building, reading } = page.issue.sections;
  const rows = {
    writing: () => writing.map((item) => writingItem(item, page)),
    building: () => building.map((item) => buildingItem(item, page)),
    reading: () => reading.map((entry, index) => readingItem(entry, index + 1, page)),
  }[name]();
  return rows.length === 0 ? [] : [layoutTable({ class: 'flow' }, ...rows)];
}
