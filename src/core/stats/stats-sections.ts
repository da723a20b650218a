/** How an issue went, as the sections of a page: pictures, and the same numbers as tables beside them. */
import { html } from 'hono/html';
import { formatDay } from '../edition/format-day.ts';
import { barChart, type Markup } from './bar-chart.ts';
import type { IssueStats } from './issue-stats.ts';
import {
  acceptedFigure,
  engagementFigures,
  type Figure,
  grouped,
  outcomeFigures,
  reactionFigures,
  share,
} from './stats-figures.ts';

/** More would be a list nobody reads; all of them are in the JSON. */
const MAX_LINKS = 40;
/** So many bars are taken in at a glance. */
const MAX_BARS = 12;
/** What a narrow phone shows of an address in one line. */
const LABEL_CHARACTERS = 34;

/** Of what was not delivered, in the order of the figures. */
const tones = ['caution', 'warning', 'warning', 'note', 'quiet'];

/** Styled by stats-style.ts. */
export function statsSections(stats: IssueStats): Markup {
  return html`${delivery(stats)} ${readers(stats)} ${links(stats)}`;
}

/** When it was sent, and of when the numbers are. */
export function statsSentence({ startedAt }: IssueStats, at: Date): string {
  const sent = startedAt === undefined ? 'Not sent yet' : `Sent on ${day(startedAt)}`;
  return `${sent}. These are the numbers of ${day(at)}, ${at.toISOString().slice(11, 16)} UTC.`;
}

function day(at: Date): string {
  return formatDay(at.toISOString().slice(0, 10), 'en');
}

function delivery(stats: IssueStats): Markup {
  const accepted = acceptedFigure(stats);
  const outcomes = outcomeFigures(stats);
  if (stats.accepted === 0) {
    return html`<section aria-labelledby="delivery">
      <h2 id="delivery">Delivery</h2>
      <p>The provider has accepted nothing yet.</p>
      ${unknownNote(stats)}
    </section>`;
  }
  return html`<section aria-labelledby="delivery">
    <h2 id="delivery">Delivery</h2>
    <div class="beside">
      ${deliveryCharts(stats, accepted, outcomes)} ${figureTable([accepted, ...outcomes], 'Mails')}
    </div>
    ${silenceNote(stats)} ${unknownNote(stats)}
  </section>`;
}

function silenceNote({ accepted, outcomes }: IssueStats): Markup | '' {
  return outcomes.silent < accepted
    ? ''
    : html`<p class="note">
        The provider has told nothing of any of them. Events come by its webhook, or by
        <code>roundup events import</code>.
      </p>`;
}

function unknownNote({ unknown }: IssueStats): Markup | '' {
  return unknown === 0
    ? ''
    : html`<p class="note">
        Of ${grouped(unknown)} more nobody knows whether they were accepted.
      </p>`;
}

/** Two scales, because what went wrong is mostly too little to be seen beside what went well. */
function deliveryCharts(
  { accepted: most, outcomes: { delivered } }: IssueStats,
  accepted: Figure,
  outcomes: readonly Figure[],
): Markup {
  const missing = most - delivered;
  const others = outcomes.slice(1);
  return html`<div>
    <figure>
      ${barChart({
        id: 'delivery-chart',
        title: 'How many of the accepted mails were delivered',
        description: inWords([accepted, ...outcomes]),
        most,
        bars: [
          { label: accepted.name, count: most, tone: 'ink' },
          { label: 'Delivered', count: delivered, tone: 'tip' },
          { label: 'Not delivered, or not yet', count: missing, tone: 'quiet' },
        ],
      })}
    </figure>
    ${
      missing === 0
        ? ''
        : html`<figure>
            <figcaption>These ${grouped(missing)} on a scale of their own</figcaption>
            ${barChart({
              id: 'missing-chart',
              title: 'What became of the mails that were not delivered',
              description: inWords(others),
              most: missing,
              bars: others.map(({ name, count }, index) => ({
                label: name,
                count,
                tone: tones[index] ?? 'quiet',
              })),
            })}
          </figure>`
    }
  </div>`;
}

function readers(stats: IssueStats): Markup {
  return html`<section aria-labelledby="readers">
    <h2 id="readers">Readers</h2>
    <div class="beside">
      ${figureTable(reactionFigures(stats), 'People')}
      ${figureTable(engagementFigures(stats), 'Times')}
    </div>
    <p class="note">
      Opens and clicks count events, not people. Programs cause many of them, and readers who load
      no pictures cause none: compare issues by them, and judge none by them.
    </p>
  </section>`;
}

function links({ links: all, clicks }: IssueStats): Markup | '' {
  if (all.length === 0) return '';
  const listed = all.slice(0, MAX_LINKS);
  const bars = all.slice(0, MAX_BARS);
  const left = all.length - listed.length;
  const hasPeople = listed.some(({ people }) => people !== undefined);
  return html`<section aria-labelledby="links">
    <h2 id="links">Clicks per link</h2>
    <div class="beside">
      <figure>
        ${barChart({
          id: 'links-chart',
          title: 'The links that were followed most',
          description: `The first of ${grouped(all.length)} links has ${grouped(all[0]?.count ?? 0)} clicks. The table has them all.`,
          most: all[0]?.count ?? 0,
          bars: bars.map(({ link, count }) => ({ label: brief(link), count, tone: 'accent' })),
        })}
      </figure>
      <table>
        <thead>
          <tr>
            <th scope="col">Link</th>
            <th scope="col" class="number">Clicks</th>
            ${hasPeople ? html`<th scope="col" class="number">People</th>` : ''}
          </tr>
        </thead>
        <tbody>
          ${listed.map(
            ({ link, count, people }) =>
              html`<tr>
                <th scope="row" class="address">${link}</th>
                <td class="number">${grouped(count)}</td>
                ${hasPeople ? html`<td class="number">${people === undefined ? '' : grouped(people)}</td>` : ''}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="note">
      ${grouped(clicks)} clicks in
      all.${left > 0 ? ` ${grouped(left)} more links are not shown.` : ''}
    </p>
  </section>`;
}

/** All shares of a table have one base, which its head names. */
function figureTable(figures: readonly Figure[], unit: string): Markup {
  const base = figures.find(({ of }) => of !== undefined && of.count > 0)?.of;
  return html`<table>
    <thead>
      <tr>
        <th scope="col"><span class="unseen">What</span></th>
        <th scope="col" class="number">${unit}</th>
        ${base === undefined ? '' : html`<th scope="col" class="number">of ${grouped(base.count)} ${base.name}</th>`}
      </tr>
    </thead>
    <tbody>
      ${figures.map(
        (figure) =>
          html`<tr>
            <th scope="row">${figure.name} <span class="quiet">${figure.meaning}</span></th>
            <td class="number">${grouped(figure.count)}</td>
            ${base === undefined ? '' : html`<td class="number">${share(figure) ?? ''}</td>`}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function inWords(figures: readonly Figure[]): string {
  return figures.map(({ name, count }) => `${name}: ${grouped(count)}.`).join(' ');
}

/** Host and the end of the path, which tell most; the table has the whole address. */
function brief(link: string): string {
  const plain = link.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  if (plain.length <= LABEL_CHARACTERS) return plain;
  const slash = plain.indexOf('/');
  const host = slash < 0 ? plain : plain.slice(0, slash);
  const room = LABEL_CHARACTERS - host.length - 2;
  if (room < 8) return `${plain.slice(0, LABEL_CHARACTERS - 1)}…`;
  const end = plain.slice(-room);
  // Begins with a whole word if there is one.
  return `${host}/…${/[-/_?&=.](.{4,})$/.exec(end)?.[1] ?? end}`;
}
