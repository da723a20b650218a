/** The search over issues and links: field, address and results, put together. */
import { found as words } from 'virtual:roundup/texts/found';
import type { FoundNumbers } from '../../../core/finding/find.ts';
import { createSearchLibrary } from '../../../core/finding/search-library.ts';
import { soughtWords } from '../../../core/finding/search-query.ts';
import { loadJson } from './load-json.ts';
import { createResults } from './results.ts';
import { createSearchAddress } from './search-address.ts';
import { wordsOfAddress } from './words-of-address.ts';

/** A pause in typing. */
const PAUSE_MS = 60;

/** Throws where the page is not as it should be. */
export function startSearch(box: HTMLElement): void {
  const form = required(box.querySelector('form'));
  const field = required(form.querySelector('input'));
  // The page of an address that leads nowhere has the field alone, which leads to the search.
  if (box.dataset['search'] !== 'lost') searchIn(box, form, field);
  else if (field.value === '') field.value = wordsOfAddress(location.pathname);
}

function searchIn(box: HTMLElement, form: HTMLFormElement, field: HTMLInputElement): void {
  const note = required(box.querySelector('[role="status"]'));
  const library = createSearchLibrary(loadJson);
  const place = required(box.querySelector<HTMLElement>('.search-results'));
  const results = createResults(place, library, () => field.focus());
  const address = createSearchAddress((text) => {
    field.value = text;
    void show();
  });

  let latest = 0;
  const show = async (): Promise<void> => {
    const current = (latest += 1);
    const sought = soughtWords(field.value);
    if (sought.length === 0) {
      results.clear();
      note.textContent = '';
      return;
    }
    // Screen readers are not told of what is there at once.
    const slow = setTimeout(() => (note.textContent = words.loading), 500);
    try {
      const found = await library.find(sought);
      const shown = await results.prepare(found, sought);
      // Something else has been typed since.
      if (current !== latest) return;
      shown();
      note.textContent = told(found);
    } catch {
      if (current === latest) note.textContent = words.failed;
    } finally {
      clearTimeout(slow);
    }
  };
  const look = (): void => {
    address.put(field.value);
    void show();
  };

  // The list of files is there before the first word is.
  form.addEventListener('focusin', () => void library.find([]).catch(() => {}), { once: true });
  let pause: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', (event) => {
    clearTimeout(pause);
    if (event instanceof InputEvent && event.isComposing) return;
    pause = setTimeout(look, PAUSE_MS);
  });
  field.addEventListener('compositionend', look);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(pause);
    look();
    address.endStep();
  });
  field.addEventListener('blur', () => address.endStep());
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') results.focusFirst();
    else if (event.key === 'Escape') {
      field.value = '';
      address.endStep();
      look();
    } else return;
    event.preventDefault();
  });

  // What was typed while the script was on its way comes before what the address says.
  if (field.value === '') field.value = address.text;
  look();
}

function told({ hasAll, issues, links }: FoundNumbers): string {
  if (issues.length + links.length === 0) return words.nothing;
  const counts = words.counted(issues.length, links.length);
  return hasAll ? counts : words.some(counts);
}

function required<T>(found: T | null): T {
  if (found === null) throw new Error('A part of the search is missing on the page.');
  return found;
}
