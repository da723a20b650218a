/** What whoever is not inside is shown: a button, or why there is none. */
import { html } from 'hono/html';
import type { AdminPage } from './admin-page.ts';

/** A GET changes nothing: what opens links by itself must not use the address up. */
export const enterPage: AdminPage = {
  status: 200,
  title: 'Admin',
  heading: 'Your newsletter in numbers',
  words: 'This address works once. The page then stays open in this browser for twelve hours.',
  content: html`<form class="plain" method="post">
    <button type="submit">Open the page</button>
  </form>`,
  inside: false,
};

const another =
  'For another one, send SIGUSR2 to the process of “roundup serve --admin”, or start it again, and look at what it prints.';

export const usedPage: AdminPage = {
  status: 403,
  title: 'Admin',
  heading: 'This address is not good any more',
  words: `Each works once, and for ten minutes. ${another}`,
  inside: false,
};

export const outsidePage: AdminPage = {
  status: 403,
  title: 'Admin',
  heading: 'This page opens by its one-time address',
  words: `“roundup serve --admin” printed one when it began. ${another}`,
  inside: false,
};

export const leftPage: AdminPage = {
  status: 200,
  title: 'Admin',
  heading: 'You are signed out',
  words: another,
  inside: false,
};

export const foreignPage: AdminPage = {
  status: 403,
  title: 'Admin',
  heading: 'This was not sent by the admin page',
  words: 'Nothing was changed.',
  inside: false,
};
