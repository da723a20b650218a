/** The pages between another service, where somebody has shown who they are, and the archive. */
import { html } from 'hono/html';
import type { IdentityProvider } from '../../ports.ts';
import type { Page } from '../page.ts';
import type { LoginView } from './login-pages.ts';

export const serviceLabels: Readonly<Record<IdentityProvider['name'], string>> = {
  patreon: 'Patreon',
  github: 'GitHub',
};

type Name = IdentityProvider['name'];

/** The button alone logs in: whoever is led here by somebody else's link has not pressed it. */
export function enterByServicePage(name: Name, ticket: string): Page {
  const service = serviceLabels[name];
  return {
    status: 200,
    heading: `${service} knows you as a patron`,
    sentences: ['Press the button, and this browser shows you the extras until you log out.'],
    content: html`<form method="post" action="/patron/with/${name}">
      <input type="hidden" name="ticket" value="${ticket}" />
      <button type="submit">Log in</button>
    </form>`,
    referrer: 'strict-origin',
  };
}

export function noPatronPage(name: Name, { title, support }: LoginView): Page {
  return {
    status: 200,
    heading: 'We know of no support of yours',
    sentences: [
      `${serviceLabels[name]} has told us who you are, but nobody of that name or address supports ${title} as far as is known here. After a payment that may take a day.`,
    ],
    content: html`<p><a class="button" href="/patron">Try it by mail</a></p>
      ${support === undefined ? '' : html`<p><a class="button" href="${support.url}">${support.call}</a></p>`}`,
  };
}

/** Somebody went back, waited too long, or was led here from elsewhere. */
export const lostOnTheWayPage: Page = {
  status: 403,
  heading: 'You are not logged in',
  sentences: ['The way here took too long, or did not begin in this browser. Nothing was changed.'],
  content: html`<p><a class="button" href="/patron">Begin again</a></p>`,
};

export function serviceFailedPage(name: Name): Page {
  return {
    status: 502,
    heading: `${serviceLabels[name]} did not tell us who you are`,
    sentences: ['Nothing was changed. Try again in a moment, or have a link mailed to you.'],
    content: html`<p><a class="button" href="/patron">Begin again</a></p>`,
  };
}
