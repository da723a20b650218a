/** The pages between another service, where somebody has shown who they are, and the archive. */
import { html } from 'hono/html';
import type { IdentityProvider } from '../../ports/patron-access.ts';
import type { PageWriter } from '../page.ts';
import type { LoginView } from './login-pages.ts';

export const serviceLabels: Readonly<Record<IdentityProvider['name'], string>> = {
  patreon: 'Patreon',
  github: 'GitHub',
};

type Name = IdentityProvider['name'];

/** The button alone logs in: whoever is led here by somebody else's link has not pressed it. */
export function enterByServicePage(name: Name, ticket: string): PageWriter {
  return ({ logIn }) => ({
    status: 200,
    heading: logIn.knowsYou(serviceLabels[name]),
    sentences: [logIn.enterHelp],
    content: html`<form method="post" action="/patron/with/${name}">
      <input type="hidden" name="ticket" value="${ticket}" />
      <button type="submit">${logIn.logIn}</button>
    </form>`,
    referrer: 'strict-origin',
  });
}

export function noPatronPage(name: Name, { title, support }: LoginView): PageWriter {
  return ({ logIn }) => ({
    status: 200,
    heading: logIn.noSupport,
    sentences: [logIn.noSupportHelp(serviceLabels[name], title)],
    content: html`<p><a class="button" href="/patron">${logIn.byMail}</a></p>
      ${support === undefined ? '' : html`<p><a class="button" href="${support.url}">${support.call}</a></p>`}`,
  });
}

/** Somebody went back, waited too long, or was led here from elsewhere. */
export const lostOnTheWayPage: PageWriter = ({ logIn }) => ({
  status: 403,
  heading: logIn.lost,
  sentences: [logIn.lostHelp],
  content: html`<p><a class="button" href="/patron">${logIn.beginAgain}</a></p>`,
});

export function serviceFailedPage(name: Name): PageWriter {
  return ({ logIn }) => ({
    status: 502,
    heading: logIn.serviceFailed(serviceLabels[name]),
    sentences: [logIn.serviceFailedHelp],
    content: html`<p><a class="button" href="/patron">${logIn.beginAgain}</a></p>`,
  });
}
