/** The pages of the way out, and of fewer mails in its place. */
import { html } from 'hono/html';
import { SETTINGS_HOURS } from '../core/notices/settings-notice.ts';
import { pauseMonths } from '../workflows/change-settings.ts';
import { dayOf, monthsLabel } from './page-words.ts';
import type { Markup, Page } from './page.ts';

export function askPage(title: string, token: string): Page {
  return {
    status: 200,
    heading: `Leave ${title}?`,
    sentences: [
      'Press the button, and no further issue will be sent to the address that this link was mailed to.',
    ],
    button: 'Unsubscribe',
    content: fewerMails(token),
  };
}

export function donePage(title: string): Page {
  return {
    status: 200,
    heading: 'You are unsubscribed',
    sentences: [
      `No further issue of ${title} will be sent to you.`,
      'One that is on its way at this moment may still arrive. The archive stays open to you.',
    ],
  };
}

export function pausedPage(title: string, until: Date | undefined): Page {
  return {
    status: 200,
    heading: 'A pause it is',
    sentences: [
      `${title} comes again after ${until === undefined ? 'a while' : dayOf(until)}; until then, nothing will be sent to you.`,
      'The settings end the pause sooner.',
    ],
  };
}

export function mailedPage(title: string): Page {
  return {
    status: 200,
    heading: 'Please look into your inbox',
    sentences: [
      `If ${title} comes to you, a mail with the address of your settings is on its way. It works for ${SETTINGS_HOURS} hours, and one such mail goes out in an hour.`,
    ],
  };
}

export function badTokenPage(title: string): Page {
  return {
    status: 404,
    heading: 'This link is not complete',
    sentences: [
      'Nothing was changed: the address of this page is not one that we mailed to anybody.',
      `Open the unsubscribe link in the newest issue of ${title} again, or copy it whole. If that does not help, answer to any issue and ask to be removed.`,
    ],
  };
}

function fewerMails(token: string): Markup {
  return html`<section>
    <h2>Or fewer mails?</h2>
    <form method="post" action="/u/${token}/pause" class="line">
      <label for="months">Send nothing for</label>
      <select id="months" name="months">
        ${pauseMonths.map((months) => html`<option value="${months}">${monthsLabel(months)}</option>`)}
      </select>
      <button type="submit" class="quiet">Pause</button>
    </form>
    <form method="post" action="/u/${token}/settings">
      <p>
        Name, topics, another address, and all that is stored about you: we mail you a link to your
        settings.
      </p>
      <button type="submit" class="quiet">Mail me the link</button>
    </form>
  </section>`;
}
