/** The pages that the form of subscription leads to. */
import { html } from 'hono/html';
import { CONFIRMATION_DAYS } from '../core/notices/subscription-notice.ts';
import { markedText } from '../core/texts/marked-text.ts';
import { addressForm } from './address-form.ts';
import { waitLabel } from './page-words.ts';
import type { Markup, PageTexts, PageWriter } from './page.ts';

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
export function formPage(newsletter: Introduction, stamp: string): PageWriter {
  const { title, description, frequency, language } = newsletter;
  return (texts) => {
    const terms = markedText<Markup>(
      (mark) => texts.subscribe.terms(mark(frequency)),
      (words) => html`<bdi>${words}</bdi>`,
    );
    return {
      status: 200,
      heading: texts.subscribe.to(title),
      sentences: [],
      content: html`<p lang="${language}" dir="auto">${description}</p>
        ${subscribeForm({ address: '', name: '', stamp }, texts)}
        <p class="quiet-line">${terms}</p>`,
      referrer: 'same-origin',
    };
  };
}

/** For forms without a stamp: those of pages without JavaScript, and those that lay open too long. */
export function onceMorePage(title: string, form: Form): PageWriter {
  return (texts) => ({
    status: 200,
    heading: texts.subscribe.isItRight,
    sentences: [texts.subscribe.onceMore(title)],
    content: subscribeForm(form, texts),
    referrer: 'same-origin',
  });
}

export function malformedPage(form: Form): PageWriter {
  return (texts) => ({
    status: 400,
    heading: texts.subscribe.malformed,
    sentences: [],
    content: subscribeForm(form, texts, texts.subscribe.slip),
    referrer: 'same-origin',
  });
}

export function malformedNamePage(form: Form): PageWriter {
  return (texts) => ({
    status: 400,
    heading: texts.subscribe.badName,
    sentences: [texts.subscribe.badNameHelp],
    content: subscribeForm({ ...form, name: '' }, texts),
    referrer: 'same-origin',
  });
}

export function disposablePage(form: Form): PageWriter {
  return (texts) => ({
    status: 400,
    heading: texts.subscribe.disposable,
    sentences: [],
    content: subscribeForm({ ...form, address: '' }, texts, texts.subscribe.disposableHelp),
    referrer: 'same-origin',
  });
}

/** The same for everybody, known or not. */
export function askedPage(title: string, isDisposable: boolean): PageWriter {
  return ({ subscribe }) => ({
    status: 200,
    heading: subscribe.inbox,
    sentences: [
      subscribe.asked(title),
      subscribe.askedTerms(CONFIRMATION_DAYS),
      ...(isDisposable ? [subscribe.looksDisposable] : []),
    ],
  });
}

export const scriptNeededPage: PageWriter = ({ subscribe }) => ({
  status: 400,
  heading: subscribe.needsScript,
  sentences: [subscribe.needsScriptHelp],
});

export const foreignFormPage: PageWriter = ({ subscribe }) => ({
  status: 403,
  heading: subscribe.foreign,
  sentences: [subscribe.foreignHelp],
});

export function tooManyPage(afterSeconds: number): PageWriter {
  return (texts) => ({
    status: 429,
    heading: texts.subscribe.tooMany,
    sentences: [texts.subscribe.tooManyHelp(waitLabel(afterSeconds, texts))],
    headers: { 'Retry-After': String(afterSeconds) },
  });
}

export const busyPage: PageWriter = ({ subscribe }) => ({
  status: 503,
  heading: subscribe.busy,
  sentences: [subscribe.busyHelp],
  headers: { 'Retry-After': '3600' },
});

/** `problem` says what is wrong with the address that was given. */
function subscribeForm({ name, ...form }: Form, texts: PageTexts, problem?: string): Markup {
  return addressForm({
    ...form,
    problem,
    label: texts.email,
    action: '/subscribe',
    button: texts.subscribe.subscribe,
    hidden: { name },
  });
}
