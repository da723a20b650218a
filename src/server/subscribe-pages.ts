/** The pages that the form of subscription leads to. */
import { html } from 'hono/html';
import { CONFIRMATION_DAYS } from '../core/notices/subscription-notice.ts';
import { addressForm } from './address-form.ts';
import { waitLabel } from './page-words.ts';
import type { Markup, Page } from './page.ts';

export interface FilledIn {
  readonly address: string;
  readonly name: string;
}

interface Form extends FilledIn {
  readonly stamp: string;
}

/** How the newsletter presents itself to whoever thinks of subscribing. */
export interface Introduction {
  readonly title: string;
  readonly description: string;
  readonly frequency: string;
  /** Of the description. */
  readonly language: string;
}

/** A page of its own, for whoever is sent here from elsewhere. */
export function formPage(newsletter: Introduction, stamp: string): Page {
  const { title, description, frequency, language } = newsletter;
  return {
    status: 200,
    heading: `Subscribe to ${title}`,
    sentences: [],
    content: html`<p lang="${language}" dir="auto">${description}</p>
      ${subscribeForm({ address: '', name: '', stamp })}
      <p class="quiet-line"><bdi>${frequency}</bdi>. You confirm once, and one click ends it.</p>`,
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
    heading: 'This is not an e‑mail address',
    sentences: [],
    content: subscribeForm(form, 'Look at it for a slip of the keys, and press the button again.'),
    referrer: 'same-origin',
  };
}

export function malformedNamePage(form: Form): Page {
  return {
    status: 400,
    heading: 'This name cannot be kept',
    sentences: [
      'A name is one line of at most 200 characters. Go on without one, or go back and mend it.',
    ],
    content: subscribeForm({ ...form, name: '' }),
    referrer: 'same-origin',
  };
}

export function disposablePage(form: Form): Page {
  return {
    status: 400,
    heading: 'This address is made to be thrown away',
    sentences: [],
    content: subscribeForm(
      { ...form, address: '' },
      'Mail to such addresses is lost before long. Give one that you keep.',
    ),
    referrer: 'same-origin',
  };
}

/** The same for everybody, known or not. */
export function askedPage(title: string, isDisposable: boolean): Page {
  return {
    status: 200,
    heading: 'Please look into your inbox',
    sentences: [
      `Unless ${title} comes to this address already, a mail with a link is on its way. Open the link and press the button there: only then are you subscribed.`,
      `The link works for ${CONFIRMATION_DAYS} days. An address gets one such mail a day, so if you have asked before, look for that one, among the unwanted mail too.`,
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
  return {
    status: 429,
    heading: 'That was very often',
    sentences: [
      `So much has been sent from your connection that we stop listening for ${waitLabel(afterSeconds)}. Nothing was changed.`,
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

/** `problem` says what is wrong with the address that was given. */
function subscribeForm({ name, ...form }: Form, problem?: string): Markup {
  return addressForm({
    ...form,
    problem,
    action: '/subscribe',
    button: 'Subscribe',
    hidden: { name },
  });
}
