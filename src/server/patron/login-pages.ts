/** The pages on the way in for patrons: the form, what came of it, and the button of a mailed link. */
import { html } from 'hono/html';
import { LOGIN_MINUTES } from '../../core/patrons/access.ts';
import { addressForm } from '../address-form.ts';
import type { Markup, PageTexts, PageWriter } from '../page.ts';

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

export function loginPage(view: LoginView, stamp: string): PageWriter {
  return (texts) => ({
    status: 200,
    heading: texts.logIn.heading,
    sentences: [texts.logIn.help(view.title)],
    content: html`${loginForm({ address: '', stamp }, texts)} ${services(view, texts)}
    ${supportLine(view, texts)}`,
    referrer: 'same-origin',
  });
}

/** For a form that was sent too soon, too late or twice. */
export function loginAgainPage(form: LoginForm): PageWriter {
  return (texts) => ({
    status: 200,
    heading: texts.logIn.isItRight,
    sentences: [texts.logIn.onceMore],
    content: loginForm(form, texts),
    referrer: 'same-origin',
  });
}

export function malformedLoginPage(form: LoginForm): PageWriter {
  return (texts) => ({
    status: 400,
    heading: texts.logIn.malformed,
    sentences: [],
    content: loginForm(form, texts, texts.logIn.slip),
    referrer: 'same-origin',
  });
}

/** The same for everybody, known or not. */
export function loginAskedPage(title: string): PageWriter {
  return ({ logIn }) => ({
    status: 202,
    heading: logIn.inbox,
    sentences: [logIn.asked(title), logIn.askedTerms(LOGIN_MINUTES)],
  });
}

export function enterPage(title: string): PageWriter {
  return ({ logIn }) => ({
    status: 200,
    heading: logIn.enter(title),
    sentences: [logIn.enterHelp],
    button: logIn.logIn,
    // The page's address holds a token; the host alone lets the form say where it comes from.
    referrer: 'strict-origin',
  });
}

export const enterExpiredPage: PageWriter = ({ logIn }) => ({
  status: 404,
  heading: logIn.usedUp,
  sentences: [logIn.usedUpHelp(LOGIN_MINUTES)],
  content: html`<p><a class="button" href="/patron">${logIn.askForAnother}</a></p>`,
});

export const foreignPage: PageWriter = ({ logIn }) => ({
  status: 403,
  heading: logIn.foreign,
  sentences: [logIn.foreignHelp],
  content: html`<p><a class="button" href="/patron">${logIn.openIt}</a></p>`,
});

/** `problem` says what is wrong with the address that was given. */
function loginForm(form: LoginForm, texts: PageTexts, problem?: string): Markup {
  return addressForm({
    ...form,
    problem,
    label: texts.email,
    action: '/patron',
    button: texts.logIn.mailMe,
  });
}

function services({ services: known }: LoginView, { logIn }: PageTexts): Markup | '' {
  if (known.length === 0) return '';
  return html`<section>
    <h2>${logIn.withoutMail}</h2>
    ${known.map(({ name, label }) => html`<p><a class="button" href="/patron/with/${name}">${logIn.by(label)}</a></p>`)}
  </section>`;
}

function supportLine({ support }: LoginView, { logIn }: PageTexts): Markup | '' {
  if (support === undefined) return '';
  return html`<section>
    <h2>${logIn.noPatronYet}</h2>
    <p><a class="button" href="${support.url}">${support.call}</a></p>
  </section>`;
}
