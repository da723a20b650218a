/** The key that leads to the search, and its switch: who speaks to their machine types by accident. */
import { recall, remember } from './kept-choice.ts';

const STORED = 'search-key';
const OFF = 'off';

/** Where the switch is not shown the key does nothing, since nobody could turn it off (WCAG 2.1.4). */
export function watchSearchKey(page: Document, toggle: HTMLInputElement, field: HTMLElement): void {
  toggle.checked = recall(STORED) !== OFF;
  toggle.addEventListener('change', () => remember(STORED, toggle.checked ? undefined : OFF));
  page.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!toggle.checked || !toggle.checkVisibility()) return;
    const { target } = event;
    if (target instanceof Element && target.closest(TYPED_IN) !== null) return;
    event.preventDefault();
    field.focus();
  });
}

const TYPED_IN = 'input:not([type="checkbox"]), select, textarea, [contenteditable]';
