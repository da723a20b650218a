/** Renders one opened extra as the archive shows it to patrons: by the pipeline of public pages. */
import type { Root } from 'hast';
import type { Asset, Extra } from '../issue/issue.ts';
import { toHast } from '../markdown/to-hast.ts';
import { directionOf } from './language-direction.ts';
import { setDirections } from './text-direction.ts';
import { setAlerts } from './web/alerts.ts';
import { nameTickBoxes, setTables } from './web/boxes.ts';
import { setCode } from './web/code.ts';
import { wrapDepartments } from './web/departments.ts';
import { element } from './web/element.ts';
import { type FileAttributes, setExtraFiles } from './web/extra-files.ts';
import { setApartIds, setExtraHeadings } from './web/extra-ids.ts';
import { setHeadings } from './web/headings.ts';
import { setLoadingOfExtra } from './web/loading.ts';
import { setPictures } from './web/pictures.ts';
import { fillPlaces } from './web/places.ts';
import { readEntry } from './web/public-link.ts';
import type { WebSettings } from './web/settings.ts';
import { showFallbacks } from './web/show-fallbacks.ts';
import { addSideNotes } from './web/side-notes.ts';
import { stringify } from './web/stringify.ts';

export interface ExtraFiles {
  /**
   * What stands for the address of one of its files: `{ 'data-sealed': …, 'data-type': … }` where
   * it is sealed, `{ src: … }` or `{ href: … }` where it is served.
   */
  readonly attributesOf: (asset: Asset) => FileAttributes;
}

/**
 * Safe HTML, its heading included: of the third level in the issue's page, of the second where the
 * extra is a whole issue. Every id begins with `extra.<id>`, so it meets none of the page's.
 */
export async function renderWebExtra(
  extra: Extra,
  settings: WebSettings,
  files: ExtraFiles,
): Promise<string> {
  const level = extra.sections === undefined ? 3 : 2;
  const id = `extra.${extra.id}`;
  const tree = showFallbacks(toHast(extra.body, settings.language));
  setDirections(tree, directionOf(settings.language));
  setAlerts(tree, settings.language);
  setPictures(tree, new Map());
  setHeadings(tree);
  if (extra.sections !== undefined) wrapDepartments(tree);
  await fill(tree, extra, settings);
  setLoadingOfExtra(tree);
  setTables(tree, settings.language);
  nameTickBoxes(tree, settings.language);
  addSideNotes(tree);
  await setCode(tree, settings.language);
  setExtraHeadings(tree, level + 1);
  setApartIds(tree, id);
  setExtraFiles(tree, extra.assets, files.attributesOf);
  return stringify([element(`h${level}`, { id }, extra.heading), ...tree.children]);
}

/** Who reads this supports already, so the call to support leaves nothing in its place. */
async function fill(tree: Root, extra: Extra, settings: WebSettings): Promise<void> {
  const { writing = [], building = [], reading = [] } = extra.sections ?? {};
  const of = { base: settings.url, language: settings.language };
  const entries = await Promise.all(reading.map((entry) => readEntry(entry, of)));
  fillPlaces(tree, {
    issueId: extra.issueId,
    items: { writing, building, reading: entries.map(({ citation }) => citation) },
    settings: { ...settings, support: undefined },
    assets: extra.assets,
  });
}
