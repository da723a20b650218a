/** A patron's own page: the tier, the private feed, and the way out. */
import { html } from 'hono/html';
import type { PatronFeed } from '../../core/patrons/access.ts';
import { dayOf } from '../page-words.ts';
import type { Markup, Page } from '../page.ts';

export interface ShownPatron {
  readonly title: string;
  readonly address: string | undefined;
  /** undefined for whoever supports no longer. */
  readonly tier: { readonly name: string; readonly since: Date } | undefined;
  readonly support: { readonly url: string; readonly call: string } | undefined;
  /** undefined while there is none. */
  readonly feed: (Pick<PatronFeed, 'madeAt' | 'closedAt'> & { readonly url: string }) | undefined;
}

export function patronPage(shown: ShownPatron): Page {
  const { tier } = shown;
  return {
    status: 200,
    heading: tier === undefined ? 'No support is known of you now' : 'You read as a patron',
    sentences: [],
    content: html`<p>${standing(shown)}</p>
      ${nextStep(shown)} ${feedSection(shown)} ${leaveSection(shown)}`,
    referrer: 'same-origin',
  };
}

function standing({ title, tier }: ShownPatron): Markup {
  if (tier !== undefined) {
    return html`Your tier is <strong>${tier.name}</strong>, since ${dayOf(tier.since)}. The extras
      of ${title} stand open to you wherever they are in the archive.`;
  }
  return html`The extras are closed until it is known again: that may take a day after a payment,
  and the address must be the one that you pay with.`;
}

/** Further on, or back to support. */
function nextStep({ tier, support }: ShownPatron): Markup | '' {
  if (tier !== undefined) return html`<p><a class="button" href="/issues/">Read on</a></p>`;
  if (support === undefined) return '';
  return html`<p><a class="button" href="${support.url}">${support.call}</a></p>`;
}

function feedSection({ feed, tier }: ShownPatron): Markup | '' {
  if (feed === undefined && tier === undefined) return '';
  return html`<section>
    <h2 id="feed">Your private feed</h2>
    ${feed === undefined ? noFeed : feed.closedAt === undefined ? openFeed(feed) : closedFeed(feed.closedAt)}
  </section>`;
}

const noFeed = html`<p>
    An address for your feed reader or podcast app, with the extras in it. It is yours alone:
    whoever has it reads and hears as you.
  </p>
  <form method="post" action="/patron/feed"><button type="submit">Make my feed</button></form>`;

function openFeed(feed: NonNullable<ShownPatron['feed']>): Markup {
  return html`<p>
      Add this address to your feed reader or podcast app. It is yours alone: whoever has it reads
      and hears as you.
    </p>
    <input readonly dir="ltr" aria-labelledby="feed" value="${feed.url}" />
    <form method="post" action="/patron/feed">
      <p>Made on ${dayOf(feed.madeAt)}. A new address ends this one.</p>
      <button type="submit" class="quiet">Make a new address</button>
    </form>`;
}

function closedFeed(closedAt: Date): Markup {
  return html`<p class="note problem">
      Its address was used in so many places at once that it was closed on ${dayOf(closedAt)}. That
      happens when it is passed on, or when many apps fetch it.
    </p>
    <form method="post" action="/patron/feed">
      <p>Make a new one, and subscribe to that.</p>
      <button type="submit">Make a new address</button>
    </form>`;
}

function leaveSection({ address }: ShownPatron): Markup {
  return html`<section>
    <h2>Log out</h2>
    ${address === undefined ? '' : html`<p>You are logged in as <bdi>${address}</bdi>.</p>`}
    <form method="post" action="/patron/leave">
      <button type="submit" class="quiet">Log out here</button>
    </form>
    <form method="post" action="/patron/leave-everywhere">
      <p>Or in every browser that you have ever logged in with.</p>
      <button type="submit" class="quiet">Log out everywhere</button>
    </form>
  </section>`;
}
