/** A patron's own page: the tier, the private feed, and the way out. */
import { html } from 'hono/html';
import type { PatronFeed } from '../../core/patrons/access.ts';
import { markedText } from '../../core/texts/marked-text.ts';
import type { Markup, PageTexts, PageWriter } from '../page.ts';

export interface ShownPatron {
  readonly title: string;
  readonly address: string | undefined;
  /** undefined for whoever supports no longer. */
  readonly tier: { readonly name: string; readonly since: Date } | undefined;
  readonly support: { readonly url: string; readonly call: string } | undefined;
  /** undefined while there is none. */
  readonly feed: (Pick<PatronFeed, 'madeAt' | 'closedAt'> & { readonly url: string }) | undefined;
}

export function patronPage(shown: ShownPatron): PageWriter {
  return (texts) => ({
    status: 200,
    heading: shown.tier === undefined ? texts.patron.notKnown : texts.patron.readsAs,
    sentences: [],
    content: html`<p>${standing(shown, texts)}</p>
      ${nextStep(shown, texts)} ${feedSection(shown, texts)} ${leaveSection(shown, texts)}`,
    referrer: 'same-origin',
  });
}

function standing({ title, tier }: ShownPatron, { patron, day }: PageTexts): Markup {
  if (tier === undefined) return html`${patron.closed}`;
  const sentences = markedText<Markup>(
    (mark) => patron.tier(title, mark(tier.name), day(tier.since)),
    (words) => html`<strong>${words}</strong>`,
  );
  return html`${sentences}`;
}

/** Further on, or back to support. */
function nextStep({ tier, support }: ShownPatron, { patron }: PageTexts): Markup | '' {
  if (tier !== undefined) {
    return html`<p><a class="button" href="/issues/">${patron.readOn}</a></p>`;
  }
  if (support === undefined) return '';
  return html`<p><a class="button" href="${support.url}">${support.call}</a></p>`;
}

function feedSection({ feed, tier }: ShownPatron, texts: PageTexts): Markup | '' {
  if (feed === undefined && tier === undefined) return '';
  return html`<section>
    <h2 id="feed">${texts.patron.feed}</h2>
    ${feed === undefined ? noFeed(texts) : feed.closedAt === undefined ? openFeed(feed, texts) : closedFeed(feed.closedAt, texts)}
  </section>`;
}

function noFeed({ patron }: PageTexts): Markup {
  return html`<p>${patron.noFeed}</p>
    <form method="post" action="/patron/feed">
      <button type="submit">${patron.makeFeed}</button>
    </form>`;
}

function openFeed(feed: NonNullable<ShownPatron['feed']>, { patron, day }: PageTexts): Markup {
  return html`<p>${patron.addFeed}</p>
    <input readonly dir="ltr" aria-labelledby="feed" value="${feed.url}" />
    <form method="post" action="/patron/feed">
      <p>${patron.madeOn(day(feed.madeAt))}</p>
      <button type="submit" class="quiet">${patron.newAddress}</button>
    </form>`;
}

function closedFeed(closedAt: Date, { patron, day }: PageTexts): Markup {
  return html`<p class="note problem">${patron.feedClosed(day(closedAt))}</p>
    <form method="post" action="/patron/feed">
      <p>${patron.makeNew}</p>
      <button type="submit">${patron.newAddress}</button>
    </form>`;
}

function leaveSection({ address }: ShownPatron, { patron }: PageTexts): Markup {
  return html`<section>
    <h2>${patron.logOut}</h2>
    ${address === undefined ? '' : html`<p>${loggedInAs(address, patron)}</p>`}
    <form method="post" action="/patron/leave">
      <button type="submit" class="quiet">${patron.logOutHere}</button>
    </form>
    <form method="post" action="/patron/leave-everywhere">
      <p>${patron.everywhereHelp}</p>
      <button type="submit" class="quiet">${patron.logOutEverywhere}</button>
    </form>
  </section>`;
}

function loggedInAs(address: string, patron: PageTexts['patron']): (string | Markup)[] {
  return markedText<Markup>(
    (mark) => patron.loggedInAs(mark(address)),
    (words) => html`<bdi>${words}</bdi>`,
  );
}
