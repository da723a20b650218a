/** The page of one person's settings, and where it ends. */
import { html, raw } from 'hono/html';
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
  readonly outcome?: ChangeOutcome | undefined;
}

/** What has just been done, or what was wrong with the value that a field had. */
export type ChangeOutcome =
  | { readonly done: string }
  | {
      readonly problem: string;
      readonly field: 'name' | 'email' | 'sure';
      readonly value: string;
    };

export function settingsPage(shown: ShownSettings): Page {
  const { holder, title, outcome } = shown;
  return {
    status: 200,
    heading: 'Your settings',
    sentences: [],
    content: html`${outcome !== undefined && 'done' in outcome ? html`<p role="status" class="note">${outcome.done}</p>` : ''}
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
    heading: 'All about you is erased',
    sentences: [
      `Nothing that leads to you is stored any more. Only a keyed hash of your address remains, so that no list that is imported later brings you back; the form of ${title} can, if you ever want to.`,
    ],
  };
}

function stateSentence({ address, state, pausedUntil }: Subscriber, title: string): Markup {
  const to = html`<bdi>${address.spelling}</bdi>`;
  if (state !== 'active') return html`${title} does not go to ${to}.`;
  return pausedUntil === undefined
    ? html`${title} goes to ${to}.`
    : html`${title} goes to ${to} again after ${dayOf(pausedUntil)}.`;
}

function nameForm({ holder, token, outcome }: ShownSettings): Markup {
  const refused = refusal(outcome, 'name');
  return html`<section>
    <h2>Name</h2>
    <form method="post" action="/settings/${token}/name" class="line">
      <label for="name">Issues may greet you by it</label>
      ${refused.words}
      <input
        id="name"
        name="name"
        dir="auto"
        autocomplete="name"
        maxlength="200"
        ${refused.attributes}
        value="${refused.value ?? holder.name ?? ''}"
      />
      <button type="submit" class="quiet">Save</button>
    </form>
  </section>`;
}

function topicsForm({ holder, token, topics }: ShownSettings): Markup | '' {
  if (topics.length === 0) return '';
  return html`<section>
    <h2 id="topics">Topics</h2>
    <form method="post" action="/settings/${token}/topics">
      <fieldset aria-labelledby="topics">
        ${topics.map((topic) => topicChoice(topic, holder.tags.includes(topic.id)))}
      </fieldset>
      <button type="submit" class="quiet">Save topics</button>
    </form>
  </section>`;
}

function topicChoice({ id, name, description }: Topic, isChosen: boolean): Markup {
  return html`<label class="choice">
    <input type="checkbox" name="topic" value="${id}" ${isChosen ? 'checked' : ''} />
    <span dir="auto"
      >${name}${description === undefined ? '' : html` <small dir="auto">${description}</small>`}</span
    >
  </label>`;
}

function pauseForm({ holder, token }: ShownSettings): Markup {
  return html`<section>
    <h2>Pause</h2>
    <form method="post" action="/settings/${token}/pause" class="line">
      <label for="months">Send nothing for</label>
      <select id="months" name="months">
        ${pauseMonths.map((months) => html`<option value="${months}">${monthsLabel(months)}</option>`)}
        ${holder.pausedUntil === undefined ? '' : html`<option value="0" selected>no longer</option>`}
      </select>
      <button type="submit" class="quiet">
        ${holder.pausedUntil === undefined ? 'Pause' : 'Save'}
      </button>
    </form>
  </section>`;
}

function addressForm({ token, outcome }: ShownSettings): Markup {
  const refused = refusal(outcome, 'email');
  return html`<section>
    <h2>Another address</h2>
    <form method="post" action="/settings/${token}/address" class="line">
      <label for="email">We ask there before anything changes</label>
      ${refused.words}
      <input
        id="email"
        name="email"
        type="email"
        dir="ltr"
        required
        autocomplete="email"
        maxlength="254"
        ${refused.attributes}
        value="${refused.value ?? ''}"
      />
      <button type="submit" class="quiet">Ask there</button>
    </form>
  </section>`;
}

function dataSection({ token }: ShownSettings): Markup {
  return html`<section>
    <h2>What is stored about you</h2>
    <p>
      All of it, as a JSON file: your address, name and topics, when you came, and what was sent.
    </p>
    <p><a class="button" href="/settings/${token}/data" download>Download</a></p>
  </section>`;
}

function endSection({ token, title, outcome }: ShownSettings): Markup {
  const refused = refusal(outcome, 'sure');
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
      ${refused.words}
      <label class="choice">
        <input type="checkbox" name="sure" value="yes" required ${refused.attributes} /> I am sure
      </label>
      <button type="submit" class="grave">Erase me</button>
    </form>
  </section>`;
}

/** What a field shows once its value was not taken. */
function refusal(
  outcome: ChangeOutcome | undefined,
  field: 'name' | 'email' | 'sure',
): { readonly words: Markup | ''; readonly attributes: Markup | ''; readonly value?: string } {
  if (outcome === undefined || 'done' in outcome || outcome.field !== field) {
    return { words: '', attributes: '' };
  }
  return {
    words: html`<p class="problem" id="problem">${outcome.problem}</p>`,
    attributes: raw('aria-invalid="true" aria-describedby="problem" autofocus'),
    value: outcome.value,
  };
}
