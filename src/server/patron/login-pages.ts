/** The pages on the way in for patrons: the form, what came of it, and the button of a mailed link. */
import { html } from 'hono/html';
import { LOGIN_MINUTES } from '../../core/patrons/access.ts';
import { addressForm } from '../address-form.ts';
import type { Markup, Page } from '../page.ts';

/** What the form's page shows beside it. */
export interface LoginView {
  readonly title: string;
  /** Where one may also log in. */
  readonly services: readonly { readonly name: string; readonly label: string }[];
  readonly support: { readonly url: string; readonly call: string } | undefined;
}

interface LoginForm {
  readonly address: string;
  readonly stamp: string;
}

export function loginPage(view: LoginView, stamp: string): Page {
  return {
    status: 200,
    heading: 'Read as a patron',
    sentences: [
      `Whoever supports ${view.title} reads the extras in the archive. We mail a link to the address that you support with.`,
    ],
    content: html`${loginForm({ address: '', stamp })} ${services(view)} ${supportLine(view)}`,
    referrer: 'same-origin',
  };
}

/** For a form that was sent too soon, too late or twice. */
export function loginAgainPage(form: LoginForm): Page {
  return {
    status: 200,
    heading: 'Is the address right?',
    sentences: ['Look at it once more, then press the button.'],
    content: loginForm(form),
    referrer: 'same-origin',
  };
}

export function malformedLoginPage(form: LoginForm): Page {
  return {
    status: 400,
    heading: 'This is not an e‑mail address',
    sentences: [],
    content: loginForm(form, 'Look at it for a slip of the keys, and press the button again.'),
    referrer: 'same-origin',
  };
}

/** The same for everybody, known or not. */
export function loginAskedPage(title: string): Page {
  return {
    status: 202,
    heading: 'Please look into your inbox',
    sentences: [
      `If somebody supports ${title} with this address, a mail with a link is on its way. Open the link in this browser, and press the button there.`,
      `The link works once, for ${LOGIN_MINUTES} minutes. If nothing comes, look among the unwanted mail, or try the address that you pay with.`,
    ],
  };
}

export function enterPage(title: string): Page {
  return {
    status: 200,
    heading: `Read ${title} as a patron?`,
    sentences: ['Press the button, and this browser shows you the extras until you log out.'],
    button: 'Log in',
    // The page's address holds a token; the host alone lets the form say where it comes from.
    referrer: 'strict-origin',
  };
}

export const enterExpiredPage: Page = {
  status: 404,
  heading: 'This link is used up, or not complete',
  sentences: [`A link to log in works once, for ${LOGIN_MINUTES} minutes. Nothing was changed.`],
  content: html`<p><a class="button" href="/patron">Ask for another</a></p>`,
};

export const foreignPage: Page = {
  status: 403,
  heading: 'This came from a page that is not ours',
  sentences: ['Nothing was changed. Please use the page itself.'],
  content: html`<p><a class="button" href="/patron">Open it</a></p>`,
};

/** `problem` says what is wrong with the address that was given. */
function loginForm(form: LoginForm, problem?: string): Markup {
  return addressForm({ ...form, problem, action: '/patron', button: 'Mail me a link' });
}

function services({ services: known }: LoginView): Markup | '' {
  if (known.length === 0) return '';
  return html`<section>
    <h2>Or without a mail</h2>
    ${known.map(({ name, label }) => html`<p><a class="button" href="/patron/with/${name}">By ${label}</a></p>`)}
  </section>`;
}

function supportLine({ support }: LoginView): Markup | '' {
  if (support === undefined) return '';
  return html`<section>
    <h2>No patron yet?</h2>
    <p><a class="button" href="${support.url}">${support.call}</a></p>
  </section>`;
}
