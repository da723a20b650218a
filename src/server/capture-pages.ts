/** The form that a bookmarklet opens, and what became of a link that was sent. */
import { html } from 'hono/html';
import type { CapturedLink } from '../core/link/captured-link.ts';
import type { TakenLink } from '../workflows/take-captured-link.ts';
import type { Markup, Page } from './page.ts';

export type CaptureFields = Readonly<Record<'url' | 'title' | 'comment' | 'tags' | 'via', string>>;

type KeptLink = Exclude<TakenLink, { state: 'full' }>;

const MOST_SHOWN = 5000;

export function captureForm(fields: CaptureFields): Page {
  return { status: 200, heading: 'Keep a link', sentences: [], content: form(fields) };
}

export function tokenRefusedPage(fields: CaptureFields): Page {
  return {
    status: 403,
    heading: 'This is not the token',
    sentences: ['It is the one that the server has as INBOX_TOKEN. Nothing was kept.'],
    content: form(fields),
  };
}

export function noAddressPage(fields: CaptureFields): Page {
  return {
    status: 400,
    heading: 'There is no address in it',
    sentences: ['A link begins with https:// or http://. Nothing was kept.'],
    content: form(fields),
  };
}

export function captureNotKeptPage(fields: CaptureFields): Page {
  return {
    status: 503,
    heading: 'The link could not be kept',
    sentences: [
      'Please send it again in a while. If that does not help, fetch those that wait: roundup link pull',
    ],
    content: form(fields),
  };
}

export function takenPage(link: CapturedLink, taken: KeptLink): Page {
  return {
    status: 200,
    heading: taken.state === 'known' ? 'You have this link already' : 'Kept',
    sentences: [],
    content: html`<p>
        <a href="${link.url}" rel="noreferrer"><bdi>${link.title}</bdi></a>
      </p>
      <p>${wordsOn(taken)}</p>`,
  };
}

function wordsOn(taken: KeptLink): string {
  switch (taken.state) {
    case 'filed':
      return `It is in ${taken.path}, in the inbox.`;
    case 'waiting':
      return 'It waits here until you fetch it: roundup link pull';
    case 'known': {
      const used = taken.issues.length === 0 ? '' : ` It was used in ${taken.issues.join(', ')}.`;
      return taken.path === undefined ? 'It waits here.' : `It is in ${taken.path}.${used}`;
    }
  }
}

function form(fields: CaptureFields): Markup {
  const shown = (name: keyof CaptureFields): string => fields[name].slice(0, MOST_SHOWN);
  return html`<form method="post" action="/inbox">
    <label for="url">Address</label>
    <input
      id="url"
      name="url"
      type="url"
      dir="ltr"
      required
      maxlength="2000"
      value="${shown('url')}"
    />
    <label for="title">Title</label>
    <input id="title" name="title" dir="auto" maxlength="300" value="${shown('title')}" />
    <label for="comment">Comment</label>
    <textarea id="comment" name="comment" dir="auto" rows="5" maxlength="5000">
${shown('comment')}</textarea>
    <label for="tags">Tags</label>
    <input id="tags" name="tags" dir="ltr" autocapitalize="none" value="${shown('tags')}" />
    <label for="via">Found at</label>
    <input id="via" name="via" dir="auto" maxlength="2000" value="${shown('via')}" />
    <input type="hidden" name="username" value="inbox" autocomplete="username" />
    <label for="token">Token</label>
    <input id="token" name="token" type="password" required autocomplete="current-password" />
    <button type="submit">Keep it</button>
  </form>`;
}
