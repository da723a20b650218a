/** What was found, in two lists: a few of each at first, walked by arrow keys. */
import { found as words } from 'virtual:roundup/texts/found';
import type { FoundNumbers } from '../../../core/finding/find.ts';
import type { SearchLibrary } from '../../../core/finding/search-library.ts';
import type { SoughtWord } from '../../../core/finding/search-query.ts';
import { grammar } from '../../../core/texts/grammar.ts';
import { foundIssue, foundLink } from './found-entry.ts';
import { made } from './made.ts';

export interface Results {
  /** Loads what is shown first; what it resolves to shows it. */
  prepare(found: FoundNumbers, sought: readonly SoughtWord[]): Promise<() => void>;
  clear(): void;
  focusFirst(): void;
}

const [AT_FIRST, AT_A_TIME] = [5, 10];

export function createResults(
  place: HTMLElement,
  library: SearchLibrary,
  onLeave: () => void,
): Results {
  place.addEventListener('keydown', (event) => walk(event, titlesIn(place), onLeave));
  return {
    async prepare({ issues, links }, sought) {
      const groups = await Promise.all([
        group('issues', issues, async (number) => foundIssue(await library.issue(number), sought)),
        group('links', links, async (number) => {
          const link = await library.link(number);
          return link === undefined ? undefined : foundLink(link, sought);
        }),
      ]);
      return () => place.replaceChildren(...groups.filter((each) => each !== undefined));
    },
    clear: () => place.replaceChildren(),
    focusFirst: () => titlesIn(place)[0]?.focus(),
  };
}

type Draw = (number: number) => Promise<HTMLElement | undefined>;

async function group(
  name: 'issues' | 'links',
  numbers: readonly number[],
  draw: Draw,
): Promise<HTMLElement | undefined> {
  if (numbers.length === 0) return undefined;
  const count = grammar(document.documentElement.lang).number(numbers.length);
  const id = `found-${name}`;
  const heading = made(
    'h2',
    { id },
    `${words[name]} `,
    made('span', { class: 'count-beside' }, count),
  );
  const list = made('ul', { class: 'found-list' });
  const more = made('button', { type: 'button', class: 'call' });
  let shown = 0;
  const add = async (most: number): Promise<HTMLElement | undefined> => {
    const next = numbers.slice(shown, shown + most);
    const entries = (await Promise.all(next.map(draw))).filter((each) => each !== undefined);
    shown += next.length;
    list.append(...entries);
    const left = numbers.length - shown;
    more.hidden = left === 0;
    more.textContent = words.more(Math.min(left, AT_A_TIME));
    return entries[0];
  };
  more.addEventListener('click', () => {
    add(AT_A_TIME).then(
      (first) => first?.querySelector('a')?.focus(),
      () => (more.textContent = words.failed),
    );
  });
  await add(AT_FIRST);
  return made('section', { class: `found ${name}`, 'aria-labelledby': id }, heading, list, more);
}

function walk(event: KeyboardEvent, titles: readonly HTMLElement[], onLeave: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const at = titles.findIndex((title) => title === event.target);
  if (event.key === 'Escape') onLeave();
  else if (at >= 0 && event.key === 'ArrowDown') titles[at + 1]?.focus();
  else if (at > 0 && event.key === 'ArrowUp') titles[at - 1]?.focus();
  else if (at === 0 && event.key === 'ArrowUp') onLeave();
  else return;
  event.preventDefault();
}

function titlesIn(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>('.entry-title > a')];
}
