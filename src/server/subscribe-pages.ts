/** The pages that the form of subscription leads to. */
import { html } from 'hono/html';
import { CONFIRMATION_DAYS } from '../core/notices/subscription-notice.ts';
import { STAMP_FIELD } from './form-guard.ts';
import type { Markup, Page } from './page.ts';

export interface FilledIn {
  readonly address: string;
  readonly name: string;
}

interface Form extends FilledIn {
  readonly stamp: string;
}

/** A page of its own, for whoever is sent here from elsewhere. */
export function formPage(title: string, stamp: string): Page {
  return {
    status: 200,
    heading: `Subscribe to ${title}`,
    sentences: ['You confirm once, by a link in a mail, and one click ends it.'],
    content: subscribeForm({ address: '', name: '', stamp }),
    referrer: 'same-origin',
  };
}

/** For forms without a stamp: those of pages without JavaScript, and those that lay open too long. */
export function onceMorePage(title: string, form: Form): Page {
  return {
    status: 200,
    heading: 'Is the address right?',
    sentences: [`Look at it once more, then press the button to get ${title} there.`],
    content: subscribeForm(form),
    referrer: 'same-origin',
  };
}

export function malformedPage(form: Form): Page {
  return {
    status: 400,
    heading: 'This is not an e-mail address',
    sentences: ['Look at it for a slip of the keys, and press the button again.'],
    content: subscribeForm(form),
    referrer: 'same-origin',
  };
}

export function malformedNamePage(form: Form): Page {
  return {
    status: 400,
    heading: 'This name cannot be kept',
    sentences: ['A name is one line of at most 200 characters.'],
    content: subscribeForm({ ...form, name: '' }),
    referrer: 'same-origin',
  };
}

export function disposablePage(form: Form): Page {
  return {
    status: 400,
    heading: 'This address is made to be thrown away',
    sentences: ['Mail to such addresses is lost before long. Give one that you keep.'],
    content: subscribeForm({ ...form, address: '' }),
    referrer: 'same-origin',
  };
}

/** The same for everybody, known or not. */
export function askedPage(title: string, isDisposable: boolean): Page {
  return {
    status: 200,
    heading: 'Please look into your inbox',
    sentences: [
      `If ${title} can be sent to this address and does not come there yet, a mail with a link is on its way. You are subscribed only when you have opened that link and pressed the button behind it.`,
      `The link works for ${CONFIRMATION_DAYS} days. At most one such mail goes to an address in a day, so if you have asked before, look for that one, among the unwanted mail too.`,
      ...(isDisposable
        ? ['This looks like an address that is soon thrown away; issues sent there will be lost.']
        : []),
    ],
  };
}

export const scriptNeededPage: Page = {
  status: 400,
  heading: 'This form needs JavaScript',
  sentences: [
    'To keep machines away, your browser has to compute for a moment before the form is sent. Please use the form in the archive, with JavaScript switched on.',
  ],
};

export const foreignFormPage: Page = {
  status: 403,
  heading: 'This form stands on a page that is not ours',
  sentences: ['Nothing was changed. Please use the form in the archive.'],
};

export function tooManyPage(afterSeconds: number): Page {
  const minutes = Math.ceil(afterSeconds / 60);
  return {
    status: 429,
    heading: 'That was very often',
    sentences: [
      `So much has been sent from your connection that we stop listening for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. Nothing was changed.`,
    ],
    headers: { 'Retry-After': String(afterSeconds) },
  };
}

export const busyPage: Page = {
  status: 503,
  heading: 'Too much is asked of us just now',
  sentences: ['Nothing was changed. Please try again in an hour.'],
  headers: { 'Retry-After': '3600' },
};

function subscribeForm({ address, name, stamp }: Form): Markup {
  return html`<form method="post" action="/subscribe">
    <label for="email">E-mail address</label>
    <input
      id="email"
      name="email"
      type="email"
      required
      autocomplete="email"
      maxlength="254"
      value="${address}"
    />
    <input type="hidden" name="name" value="${name}" />
    <input type="hidden" name="${STAMP_FIELD}" value="${stamp}" />
    <button type="submit">Subscribe</button>
  </form>`;
}
