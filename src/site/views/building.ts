/** Everything that was built: each project with its states, the newest first. */
import type { WebEdition } from '../../core/edition/web-edition.ts';
import type { BuildingItem } from '../../core/issue/schema.ts';
import { nameSlug } from '../../core/link/name-slug.ts';
import { BUILDING_ADDRESS } from './everything.ts';
import { monthDay } from './issue-label.ts';

export interface Project {
  /** As its newest state has it. */
  readonly name: string;
  readonly slug: string;
  readonly url: string | undefined;
  readonly states: readonly ProjectState[];
  /** Of a page of its own, where it has many states. */
  readonly address: string | undefined;
}

export interface ProjectState {
  readonly item: BuildingItem;
  /** A day of its issue's month. */
  readonly day: string;
  readonly issue: Pick<WebEdition, 'title' | 'address'>;
}

/** On the page of all projects. */
export const MOST_STATES = 4;
export const MOST_PROJECTS = 200;

/** Those that changed last come first; `editions` come the newest first. */
export function projectsOf(editions: readonly WebEdition[]): Project[] {
  const found = new Map<string, ProjectState[]>();
  for (const edition of editions) {
    const issue = { title: edition.title, address: edition.address };
    for (const item of edition.building) {
      const slug = nameSlug(item.title);
      const states = found.get(slug) ?? [];
      states.push({ item, day: monthDay(edition), issue });
      found.set(slug, states);
    }
  }
  return [...found].map(([slug, states]) => ({
    name: states[0]?.item.title ?? slug,
    slug,
    url: states.find(({ item }) => item.url !== undefined)?.item.url,
    states,
    address: states.length > MOST_STATES ? `${BUILDING_ADDRESS}${slug}/` : undefined,
  }));
}
