/** Takes a secret out of the address before anything else, and loads what opens extras where it is needed. */
import { scripts } from 'virtual:roundup/texts/scripts';
import type { ExtraOpener } from './open-extras.ts';

/** A key of one extra, or a patron's own. */
export interface PatronLink {
  readonly kind: 'k' | 'p';
  readonly secret: string;
}

export function watchForPatrons(page: Document): void {
  let opener: Promise<ExtraOpener> | undefined;
  const open = (link: PatronLink | undefined): void => {
    opener ??= import('./open-extras.ts').then(({ createExtraOpener }) => createExtraOpener(page));
    opener.then(
      ({ open }) => open(link),
      () => {
        opener = undefined;
        if (link !== undefined) sayNotLoaded(page);
      },
    );
  };
  const link = takeLink();
  if (link !== undefined || page.querySelector('[data-sealed]') !== null) open(link);
  addEventListener('hashchange', () => {
    const link = takeLink();
    if (link !== undefined) open(link);
  });
}

/** The secret is gone from the address bar, and so from whatever is copied or shared from there. */
function takeLink(): PatronLink | undefined {
  // What follows the secret, such as a tag that a mail program added, does not count.
  const [, kind, secret] = /^#([kp])=([\w-]*)/.exec(location.hash) ?? [];
  if ((kind !== 'k' && kind !== 'p') || secret === undefined) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return { kind, secret };
}

function sayNotLoaded(page: Document): void {
  const note = page.createElement('p');
  note.className = 'patron-note';
  note.textContent = scripts.noExtras;
  page.querySelector('main')?.prepend(note);
}
