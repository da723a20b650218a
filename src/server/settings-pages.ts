/** The page of one person's settings, and where it ends. */
import { html, raw } from 'hono/html';
import type { Subscriber } from '../core/audience/subscriber.ts';
import type { Topic } from '../core/audience/topic.ts';
import { SETTINGS_HOURS } from '../core/notices/settings-notice.ts';
import { pauseMonths } from '../workflows/change-settings.ts';
import { markedText } from '../core/texts/marked-text.ts';
import type { Markup, PageTexts, PageWriter } from './page.ts';

export interface ShownSettings {
  readonly holder: Subscriber;
  readonly token: string;
  readonly topics: readonly Topic[];
  readonly title: string;
  readonly outcome?: ChangeOutcome | undefined;
}

type Said = (texts: PageTexts['settings']) => string;

/** What has just been done, or what was wrong with the value that a field had. */
export type ChangeOutcome =
  | { readonly done: Said }
  | {
      readonly problem: Said;
      readonly field: 'name' | 'email' | 'sure';
      readonly value: string;
    };

interface WordedSettings extends ShownSettings {
  readonly texts: PageTexts;
}

export function settingsPage(given: ShownSettings): PageWriter {
  return (texts) => {
    const shown = { ...given, texts };
    const { outcome } = shown;
    return {
      status: 200,
      heading: texts.settings.heading,
      sentences: [],
      content: html`${outcome !== undefined && 'done' in outcome ? html`<p role="status" class="note">${outcome.done(texts.settings)}</p>` : ''}
        <p>${stateSentence(shown)}</p>
        ${nameForm(shown)} ${topicsForm(shown)} ${pauseForm(shown)} ${addressForm(shown)}
        ${dataSection(shown)} ${endSection(shown)}`,
    };
  };
}

export const expiredSettingsPage: PageWriter = ({ settings }) => ({
  status: 404,
  heading: settings.expired,
  sentences: [settings.expiredHelp(SETTINGS_HOURS)],
});

export function leftPage(title: string): PageWriter {
  return ({ leave }) => ({
    status: 200,
    heading: leave.done,
    sentences: [leave.noFurther(title)],
  });
}

export function erasedPage(title: string): PageWriter {
  return ({ settings }) => ({
    status: 200,
    heading: settings.erased,
    sentences: [settings.erasedHelp(title)],
  });
}

function stateSentence({ holder, title, texts }: WordedSettings): Markup {
  const { address, state, pausedUntil } = holder;
  const { goesTo, goesNotTo, goesAgain } = texts.settings;
  const sentence = markedText<Markup>(
    (mark) => {
      const to = mark(address.spelling);
      if (state !== 'active') return goesNotTo(title, to);
      return pausedUntil === undefined
        ? goesTo(title, to)
        : goesAgain(title, to, texts.day(pausedUntil));
    },
    (words) => html`<bdi>${words}</bdi>`,
  );
  return html`${sentence}`;
}

function nameForm({ holder, token, outcome, texts: { settings } }: WordedSettings): Markup {
  const refused = refusal(outcome, 'name', settings);
  return html`<section>
    <h2>${settings.name}</h2>
    <form method="post" action="/settings/${token}/name" class="line">
      <label for="name">${settings.nameHelp}</label>
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
      <button type="submit" class="quiet">${settings.save}</button>
    </form>
  </section>`;
}

function topicsForm({ holder, token, topics, texts: { settings } }: WordedSettings): Markup | '' {
  if (topics.length === 0) return '';
  return html`<section>
    <h2 id="topics">${settings.topics}</h2>
    <form method="post" action="/settings/${token}/topics">
      <fieldset aria-labelledby="topics">
        ${topics.map((topic) => topicChoice(topic, holder.tags.includes(topic.id)))}
      </fieldset>
      <button type="submit" class="quiet">${settings.saveTopics}</button>
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

function pauseForm({ holder, token, texts }: WordedSettings): Markup {
  const { settings } = texts;
  return html`<section>
    <h2>${settings.pause}</h2>
    <form method="post" action="/settings/${token}/pause" class="line">
      <label for="months">${settings.sendNothingFor}</label>
      <select id="months" name="months">
        ${pauseMonths.map((months) => html`<option value="${months}">${texts.months(months)}</option>`)}
        ${holder.pausedUntil === undefined ? '' : html`<option value="0" selected>${settings.noLonger}</option>`}
      </select>
      <button type="submit" class="quiet">
        ${holder.pausedUntil === undefined ? settings.pause : settings.save}
      </button>
    </form>
  </section>`;
}

function addressForm({ token, outcome, texts: { settings } }: WordedSettings): Markup {
  const refused = refusal(outcome, 'email', settings);
  return html`<section>
    <h2>${settings.anotherAddress}</h2>
    <form method="post" action="/settings/${token}/address" class="line">
      <label for="email">${settings.askedThere}</label>
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
      <button type="submit" class="quiet">${settings.askThere}</button>
    </form>
  </section>`;
}

function dataSection({ token, texts: { settings } }: WordedSettings): Markup {
  return html`<section>
    <h2>${settings.stored}</h2>
    <p>${settings.storedHelp}</p>
    <p><a class="button" href="/settings/${token}/data" download>${settings.download}</a></p>
  </section>`;
}

function endSection({ token, title, outcome, texts: { settings } }: WordedSettings): Markup {
  const refused = refusal(outcome, 'sure', settings);
  return html`<section>
    <h2>${settings.leave}</h2>
    <form method="post" action="/settings/${token}/leave">
      <p>${settings.leaveHelp(title)}</p>
      <button type="submit" class="quiet">${settings.unsubscribe}</button>
    </form>
    <form method="post" action="/settings/${token}/erase">
      <p>${settings.eraseHelp}</p>
      ${refused.words}
      <label class="choice">
        <input type="checkbox" name="sure" value="yes" required ${refused.attributes} />
        ${settings.sure}
      </label>
      <button type="submit" class="grave">${settings.erase}</button>
    </form>
  </section>`;
}

/** What a field shows once its value was not taken. */
function refusal(
  outcome: ChangeOutcome | undefined,
  field: 'name' | 'email' | 'sure',
  texts: PageTexts['settings'],
): { readonly words: Markup | ''; readonly attributes: Markup | ''; readonly value?: string } {
  if (outcome === undefined || 'done' in outcome || outcome.field !== field) {
    return { words: '', attributes: '' };
  }
  return {
    words: html`<p class="problem" id="problem">${outcome.problem(texts)}</p>`,
    attributes: raw('aria-invalid="true" aria-describedby="problem" autofocus'),
    value: outcome.value,
  };
}
