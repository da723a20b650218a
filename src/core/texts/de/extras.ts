/** German: what a reader is told when extras open in the browser, or stay closed. */
import type { extras as english } from '../en/extras.ts';

export const extras: typeof english = {
  opening: 'Wird geöffnet …',
  openedByLink: 'Für diesen Besuch geöffnet. Der Link in der E-Mail öffnet es wieder.',
  kept: 'Danke für die Unterstützung! Auf diesem Gerät öffnen sich Extras nun von selbst.',
  notKept:
    'Danke für die Unterstützung! Dieser Browser merkt sich nichts: Extras öffnen sich nur auf dieser Seite.',
  open: 'Auf diesem Gerät geöffnet, dank der Fördermitgliedschaft.',
  wrongLink:
    'Dieser Link öffnet hier nichts. Vielleicht ist er abgeschnitten oder alt. Der in der neuesten E-Mail hilft weiter.',
  replaced: 'Der persönliche Link wurde ersetzt. Bitte einmal dem in der neuesten E-Mail folgen.',
  ended: 'Die Unterstützung ist beendet, deshalb öffnet sich hier nichts.',
  notYours: 'Diese Unterstützung öffnet andere Extras, aber keines auf dieser Seite.',
  unreachable: 'Das Netz hat nicht geantwortet. Bitte die Seite später neu laden.',
  insecure: 'Das öffnet sich nur unter einer https-Adresse.',
  failed: 'Das hat nicht geklappt. Bitte die Seite neu laden.',
  forgotten: 'Vergessen. Der persönliche Link öffnet die Extras hier wieder.',
  forget: 'Auf diesem Gerät vergessen',
  fetching: 'Wird geholt …',
  notFetched: 'Diese Datei war nicht zu bekommen. Bitte später noch einmal versuchen.',
  play: (title) => `${title} abspielen`.trim(),
};
