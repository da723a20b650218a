/** The page of one person's settings, and where it ends. */
import { html } from 'hono/html';
import type { Subscriber } from '../core/audience/subscriber.ts';
import type { Topic } from '../core/audience/topic.ts';
import { SETTINGS_HOURS } from '../core/notices/settings-notice.ts';
import { pauseMonths } from '../workflows/change-settings.ts';
import { dayOf, monthsLabel } from './page-words.ts';
import type { Markup, Page } from './page.ts';

export interface ShownSettings {
  readonly holder: Subscriber;
  readonly token: string;
  readonly topics: readonly Topic[];
  readonly title: string;
  /** What has just been done. */
  readonly note?: string | undefined;
}

export function settingsPage(shown: ShownSettings): Page {
  const { holder, title, note } = shown;
  return {
    status: 200,
    heading: 'Your settings',
    sentences: [],
    content: html`${note === undefined ? '' : html`<p role="status" class="note">${note}</p>`}
      <p>${stateSentence(holder, title)}</p>
      ${nameForm(shown)} ${topicsForm(shown)} ${pauseForm(shown)} ${addressForm(shown)}
      ${dataSection(shown)} ${endSection(shown)}`,
  };
}

export const expiredSettingsPage: Page = {
  status: 404,
  heading: 'This link has expired or is not complete',
  sentences: [
    `Nothing was changed. A link to the settings works for ${SETTINGS_HOURS} hours. Ask for another on the page that the unsubscribe link of any issue leads to.`,
  ],
};

export function leftPage(title: string): Page {
  return {
    status: 200,
    heading: 'You are unsubscribed',
    sentences: [`No further issue of ${title} will be sent to you.`],
  };
}

export function erasedPage(title: string): Page {
  return {
    status: 200,
    heading: 'You are erased',
    sentences: [
      `Nothing that leads to you is stored any more. A keyed hash of your address remains, so that no list that is imported later brings you back; the form of ${title} can, if you ever want to.`,
    ],
  };
}

function stateSentence({ address, state, pausedUntil }: Subscriber, title: string): string {
  const to = address.spelling;
  if (state !== 'active') return `${title} does not go to ${to}.`;
  return pausedUntil === undefined
    ? `${title} goes to ${to}.`
    : `${title} goes to ${to} again after ${dayOf(pausedUntil)}.`;
}

function nameForm({ holder, token }: ShownSettings): Markup {
  return html`<section>
    <h2>Name</h2>
    <form method="post" action="/settings/${token}/name" class="line">
      <label for="name">Issues may greet you by it</label>
      <input
        id="name"
        name="name"
        autocomplete="name"
        maxlength="200"
        value="${holder.name ?? ''}"
      />
      <button type="submit" class="quiet">Save</button>
    </form>
  </section>`;
}

function topicsForm({ holder, token, topics }: ShownSettings): Markup | '' {
  if (topics.length === 0) return '';
  return html`<section>
    <h2>Topics</h2>
    <form method="post" action="/settings/${token}/topics">
      ${topics.map(
        ({ id, name, description }) =>
          html`<p class="choice">
            <label
              ><input
                type="checkbox"
                name="topic"
                value="${id}"
                ${holder.tags.includes(id) ? 'checked' : ''}
              />
              ${name}</label
            >
            ${description === undefined ? '' : html`<small>${description}</small>`}
          </p>`,
      )}
      <button type="submit" class="quiet">Save</button>
    </form>
  </section>`;
}

function pauseForm({ holder, token }: ShownSettings): Markup {
  return html`<section>
    <h2>Pause</h2>
    <form method="post" action="/settings/${token}/pause" class="line">
      <label for="months">Send nothing for</label>
      <select id="months" name="months">
        ${pauseMonths.map((months) => html`<option value="${months}">${monthsLabel(months)}</option>`)}
        ${holder.pausedUntil === undefined ? '' : html`<option value="0" selected>no time: end the pause</option>`}
      </select>
      <button type="submit" class="quiet">Save</button>
    </form>
  </section>`;
}

function addressForm({ token }: ShownSettings): Markup {
  return html`<section>
    <h2>Another address</h2>
    <form method="post" action="/settings/${token}/address" class="line">
      <label for="email">We ask there before anything changes</label>
      <input id="email" name="email" type="email" required autocomplete="email" maxlength="254" />
      <button type="submit" class="quiet">Ask there</button>
    </form>
  </section>`;
}

function dataSection({ token }: ShownSettings): Markup {
  return html`<section>
    <h2>What is stored about you</h2>
    <p><a href="/settings/${token}/data" download>Download all of it</a>, as a JSON file.</p>
  </section>`;
}

function endSection({ token, title }: ShownSettings): Markup {
  return html`<section>
    <h2>Leave</h2>
    <form method="post" action="/settings/${token}/leave">
      <p>
        ${title} is not sent to you any more. What is stored about you stays, as the proof of when
        you came and left.
      </p>
      <button type="submit" class="quiet">Unsubscribe</button>
    </form>
    <form method="post" action="/settings/${token}/erase">
      <p>Or have everything that is stored about you erased, for good.</p>
      <p class="choice">
        <label><input type="checkbox" name="sure" value="yes" required /> I am sure</label>
      </p>
      <button type="submit" class="quiet">Erase me</button>
    </form>
  </section>`;
}
