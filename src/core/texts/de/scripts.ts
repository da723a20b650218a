/** German: what the scripts of every page say. */
import type { scripts as english } from '../en/scripts.ts';

export const scripts: typeof english = {
  wait: 'Einen Moment …',
  failed: 'Etwas ist schiefgegangen',
  noSearch: 'Die Suche wurde nicht geladen. Bitte noch einmal versuchen oder die Seite neu laden.',
  noExtras: 'Ein Teil der Seite wurde nicht geladen. Bitte dem Link noch einmal folgen.',
  code: { copy: 'Kopieren', copied: 'Kopiert', failed: 'Zum Kopieren den Code markieren' },
  address: {
    copy: 'Adresse kopieren',
    copied: 'Kopiert',
    failed: 'Bitte aus der Adresszeile kopieren',
  },
};
