/** One sealed extra in the page, which can be opened and closed again. */
import type { OpenedExtra } from '../../core/sealing/open-extra.ts';
import { readSealedExtra, type SealedExtra } from '../../core/sealing/sealed-extra.ts';
import { inertNodes } from './inert-html.ts';
import { openFiles } from './sealed-files.ts';

export interface ExtraPlace {
  readonly element: HTMLElement;
  readonly sealed: SealedExtra;
  readonly openedBy: 'k' | 'p' | undefined;
  open(extra: OpenedExtra, by: 'k' | 'p'): void;
  close(): void;
  /** Leads there who came for it. */
  focus(): void;
}

/** What is not whole is passed over, and stays closed. */
export function extraPlaces(page: Document): ExtraPlace[] {
  return [...page.querySelectorAll('script[data-sealed]')].flatMap((script) => {
    const element = script.closest<HTMLElement>('[data-extra]');
    const sealed = readSealedExtra(script.textContent);
    if (element === null || sealed === undefined) return [];
    if (sealed.id !== element.dataset['extra']) return [];
    return [createPlace(element, sealed)];
  });
}

function createPlace(element: HTMLElement, sealed: SealedExtra): ExtraPlace {
  const closed = [...element.childNodes];
  let openedBy: 'k' | 'p' | undefined;
  let release: (() => void) | undefined;
  const focus = (): void => {
    const target = element.querySelector<HTMLElement>('.extra-text :is(h2, h3, h4)') ?? element;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    element.scrollIntoView();
  };
  return {
    element,
    sealed,
    get openedBy() {
      return openedBy;
    },
    open(extra, by) {
      const hadFocus = element.contains(document.activeElement);
      const text = document.createElement('div');
      text.className = 'extra-text';
      text.append(...inertNodes(extra.html));
      release = openFiles(text, extra.key);
      const label = element.querySelector('.extra-tier');
      element.replaceChildren(...(label === null ? [] : [label]), text);
      element.classList.add('extra-open');
      openedBy = by;
      if (hadFocus) focus();
    },
    close() {
      release?.();
      element.classList.remove('extra-open');
      element.replaceChildren(...closed);
      openedBy = undefined;
    },
    focus,
  };
}
