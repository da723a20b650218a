/** What was found, in the place of the list that was there: the same entries, walked by arrow keys. */
import { listedEntry } from '../../../core/edition/links-json/listed-entry.ts';
import { citation } from 'virtual:roundup/texts/citation';
import { search } from 'virtual:roundup/texts/search';
import { drawn } from './draw-element.ts';
import type { Found } from './link-index.ts';

export interface ResultList {
  show(found: Found): void;
  /** Back to the page as it came. */
  hide(): void;
  focusFirst(): void;
}

const AT_A_TIME = 50;

/** `browsed` is what stands on the page while nobody looks for anything. */
export function createResultList(
  browsed: HTMLElement,
  { onLeave }: { readonly onLeave: () => void },
): ResultList {
  const results = document.createElement('div');
  results.className = 'link-results column';
  const list = document.createElement('ul');
  list.className = 'link-list';
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'call';
  results.append(list, more);

  let found: Found | undefined;
  let count = 0;

  const draw = (): HTMLElement | undefined => {
    const next = found?.links.slice(count, count + AT_A_TIME) ?? [];
    count += next.length;
    const entries = next.map((each) => {
      const words = found?.wordsIn(each) ?? new Set();
      return drawn([listedEntry(each.link, each.file, citation)], words);
    });
    list.append(...entries.flat());
    const left = (found?.links.length ?? 0) - count;
    more.hidden = left <= 0;
    more.textContent = search.more(Math.min(left, AT_A_TIME));
    return titlesIn(list).at(-next.length);
  };

  more.addEventListener('click', () => draw()?.focus());
  list.addEventListener('keydown', (event) => {
    const titles = titlesIn(list);
    const at = titles.findIndex((title) => title === event.target);
    if (event.key === 'Escape') onLeave();
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'ArrowDown') titles[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && at > 0) titles[at - 1]?.focus();
    else if (event.key === 'ArrowUp') onLeave();
    else return;
    event.preventDefault();
  });

  return {
    show(given) {
      found = given;
      count = 0;
      list.replaceChildren();
      draw();
      // Taken out rather than hidden, for notes in comments have the same anchors.
      if (browsed.isConnected) browsed.replaceWith(results);
    },
    hide() {
      if (results.isConnected) results.replaceWith(browsed);
    },
    focusFirst: () => titlesIn(list)[0]?.focus(),
  };
}

function titlesIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > li > .entry-title > a:first-child')];
}
