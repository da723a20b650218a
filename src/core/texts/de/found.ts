/** German: what the search over everything says while it works. */
import type { found as english } from '../en/found.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('de');

export const found: typeof english = {
  issues: 'Ausgaben',
  links: 'Links',
  loading: 'Die Suche läuft …',
  failed: 'Die Suche wurde nicht geladen. Bitte noch einmal versuchen oder die Seite neu laden.',
  nothing: 'Nichts gefunden. Vielleicht helfen weniger Wörter oder der Anfang eines Wortes.',
  some: (counts) => `Alle Wörter zusammen kommen nirgends vor, einige davon hier: ${counts}`,
  counted: (issues, links) => {
    const ofIssues = plural(issues, { one: '1 Ausgabe', other: `${number(issues)} Ausgaben` });
    const ofLinks = plural(links, { one: '1 Link', other: `${number(links)} Links` });
    return `${ofIssues}, ${ofLinks}`;
  },
  more: (count) =>
    plural(count, { one: 'Noch einen Treffer zeigen', other: `${number(count)} weitere zeigen` }),
};
