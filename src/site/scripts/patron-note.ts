/** Says in the page, and to those who listen, what became of opening. */
import { extras } from 'virtual:roundup/texts/extras';

export interface PatronNote {
  /** At the end of an extra; of none, at the top of the page. */
  moveTo(place: Element | undefined): void;
  say(words: string, options?: NoteOptions): void;
  focus(): void;
  remove(): void;
}

export interface NoteOptions {
  readonly isProblem?: boolean;
  /** What happens by itself is not announced. */
  readonly isQuiet?: boolean;
  /** Shows the button that forgets the patron on this device. */
  readonly onForget?: () => void;
}

export function createPatronNote(page: Document): PatronNote {
  const note = page.createElement('div');
  const text = page.createElement('p');
  note.className = 'patron-note';
  text.tabIndex = -1;
  let place: Element | undefined;
  const attach = (): void => {
    if (place === undefined) page.querySelector('main')?.prepend(note);
    else place.append(note);
  };
  return {
    moveTo(next) {
      place = next;
      attach();
    },
    say(words, { isProblem = false, isQuiet = false, onForget } = {}) {
      note.dataset['state'] = isProblem ? 'bad' : 'good';
      note.replaceChildren(text, ...(onForget === undefined ? [] : [forgetButton(page, onForget)]));
      text.role = isQuiet ? null : 'status';
      if (!note.isConnected) attach();
      // Only what changes in an element that is already there is announced.
      setTimeout(() => (text.textContent = words));
    },
    focus() {
      text.focus({ preventScroll: true });
      // With what it is about above it.
      note.scrollIntoView({ block: 'center' });
    },
    remove: () => note.remove(),
  };
}

function forgetButton(page: Document, onForget: () => void): HTMLButtonElement {
  const button = page.createElement('button');
  button.type = 'button';
  button.textContent = extras.forget;
  button.addEventListener('click', onForget);
  return button;
}
