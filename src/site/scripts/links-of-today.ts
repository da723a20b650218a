/** Shows what was linked to on this day in earlier years, by the reader’s own calendar. */
import type { DayLink, DayLinks } from '../views/link-days.ts';

const MOST_SHOWN = 4;
const ANSWER_WITHIN_MS = 15_000;

/** Where there is nothing of today, the list of months stays. The box says what leads to all of it. */
export async function showLinksOfToday(box: HTMLElement): Promise<void> {
  const today = new Date();
  const month = String(today.getMonth() + 1).padStart(2, '0');
  const day = String(today.getDate()).padStart(2, '0');
  // The months that have links are there as addresses.
  const address = `/links/days/${month}/`;
  const list = box.querySelector('ul');
  if (list === null || box.querySelector(`a[href="${address}"]`) === null) return;
  const answer = await fetch(`/links/days/${month}.json`, {
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (!answer.ok) return;
  const days: DayLinks = await answer.json();
  const links = (days[day] ?? []).filter(({ year }) => year < today.getFullYear());
  if (links.length === 0) return;
  const all = made('a', { href: `${address}#day-${day}` }, box.dataset['linkDays'] ?? '');
  list.className = '';
  list.replaceChildren(
    ...links.slice(0, MOST_SHOWN).map(entry),
    ...(links.length > MOST_SHOWN ? [made('li', { class: 'more' }, all)] : []),
  );
}

function entry({ title, url, year }: DayLink): HTMLElement {
  const link = made('a', { href: url }, title);
  return made('li', {}, link, made('span', { class: 'count-beside' }, ` ${year}`));
}

function made(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  element.append(...children);
  return element;
}
