/** The pages of the way out, and of fewer mails in its place. */
import { html } from 'hono/html';
import { SETTINGS_HOURS } from '../core/notices/settings-notice.ts';
import { pauseMonths } from '../workflows/change-settings.ts';
import type { Markup, PageTexts, PageWriter } from './page.ts';

export function askPage(title: string, token: string): PageWriter {
  return (texts) => ({
    status: 200,
    heading: texts.leave.ask(title),
    sentences: [texts.leave.askHelp],
    button: texts.leave.unsubscribe,
    content: fewerMails(token, texts),
  });
}

export function donePage(title: string): PageWriter {
  return ({ leave }) => ({
    status: 200,
    heading: leave.done,
    sentences: [leave.noFurther(title), leave.onItsWay],
  });
}

export function pausedPage(title: string, until: Date | undefined): PageWriter {
  return ({ leave, day }) => ({
    status: 200,
    heading: leave.paused,
    sentences: [
      until === undefined ? leave.pausedAWhile(title) : leave.pausedUntil(title, day(until)),
      leave.settingsEndIt,
    ],
  });
}

export function mailedPage(title: string): PageWriter {
  return ({ leave }) => ({
    status: 200,
    heading: leave.inbox,
    sentences: [leave.mailed(title, SETTINGS_HOURS)],
  });
}

export function badTokenPage(title: string): PageWriter {
  return ({ leave }) => ({
    status: 404,
    heading: leave.badLink,
    sentences: [leave.badLinkNothing, leave.badLinkHelp(title)],
  });
}

function fewerMails(token: string, texts: PageTexts): Markup {
  const { leave } = texts;
  return html`<section>
    <h2>${leave.fewer}</h2>
    <form method="post" action="/u/${token}/pause" class="line">
      <label for="months">${leave.sendNothingFor}</label>
      <select id="months" name="months">
        ${pauseMonths.map((months) => html`<option value="${months}">${texts.months(months)}</option>`)}
      </select>
      <button type="submit" class="quiet">${leave.pause}</button>
    </form>
    <form method="post" action="/u/${token}/settings">
      <p>${leave.toSettings}</p>
      <button type="submit" class="quiet">${leave.mailMe}</button>
    </form>
  </section>`;
}
