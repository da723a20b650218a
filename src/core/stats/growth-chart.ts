/** Growth as one inline SVG: how many were active, and below that who came and who left. */
import { html } from 'hono/html';
import type { GrowthMonth } from '../audience/growth.ts';
import { formatMonth, formatShortMonth } from '../edition/format-day.ts';
import type { Markup } from './bar-chart.ts';
import { roundCeiling } from './round-ceiling.ts';
import { grouped } from './stats-figures.ts';

/** In pixels: type keeps its size while the months grow with the page. */
const ACTIVE = { top: 34, height: 176 };
const TURNOVER = { label: 250, top: 264, height: 104 };
const MONTHS_BASELINE = TURNOVER.top + TURNOVER.height + 22;
const HEIGHT = MONTHS_BASELINE + 6;
/** More names of months would not fit beside each other on a phone. */
const MAX_NAMES = 8;

/** `months` has at least one. */
export function growthChart(months: readonly GrowthMonth[]): Markup {
  const newest = months.at(-1);
  const ceiling = roundCeiling(Math.max(...months.map(({ active }) => active)));
  const turnover = turnoverScale(months);
  return html`<svg
    class="chart growth"
    role="img"
    aria-labelledby="growth-title growth-words"
    width="100%"
    height="${HEIGHT}"
  >
    <title id="growth-title">How the audience grew, month by month</title>
    <desc id="growth-words">${inWords(months)}</desc>
    <text class="label" x="0" y="14">Active when the month was over</text>
    <text class="count" x="100%" y="14" text-anchor="end">${grouped(newest?.active ?? 0)}</text>
    ${steps(months, ceiling)} ${scale(ceiling)}
    <text class="label" x="0" y="${TURNOVER.label}">
      <tspan class="accent">Came</tspan>
      above,
      <tspan class="left">left</tspan>
      below
    </text>
    ${months.map((month, index) => turnoverBars(month, index, turnover))}
    <line class="base" x1="0" x2="100%" y1="${turnover.zero}" y2="${turnover.zero}" />
    <g class="axis">${months.map((month, index) => monthName(month, index, months.length))}</g>
    ${months.map((month, index) => hint(month, index, months.length))}
  </svg>`;
}

/** A level step for each month: a slope would tell of days in between. */
function steps(months: readonly GrowthMonth[], ceiling: number): Markup {
  const line = months
    .map(({ active }, index) => `V${number(100 - (active / ceiling) * 100)}H${index + 1}`)
    .join('');
  const first = number(100 - ((months[0]?.active ?? 0) / ceiling) * 100);
  return html`<svg
    x="0"
    y="${ACTIVE.top}"
    width="100%"
    height="${ACTIVE.height}"
    viewBox="0 0 ${months.length} 100"
    preserveAspectRatio="none"
    overflow="visible"
  >
    <path class="area" d="M0 100${line}V100Z" />
    <path class="line" d="M0 ${first}${line}" vector-effect="non-scaling-stroke" />
  </svg>`;
}

function scale(ceiling: number): Markup {
  return html`<g class="axis">
    ${[1, 0.5, 0].map((part) => {
      const y = ACTIVE.top + ACTIVE.height * (1 - part);
      const label = ceiling * part;
      return html`<line x1="0" x2="100%" y1="${y}" y2="${y}" />
        ${part > 0 && Number.isInteger(label) ? html`<text class="on" x="0" y="${y + 15}">${grouped(label)}</text>` : ''}`;
    })}
  </g>`;
}

interface TurnoverScale {
  readonly months: number;
  readonly perPerson: number;
  /** Where nobody came and nobody left. */
  readonly zero: number;
}

/** One scale for both, so that what came and what left can be compared. */
function turnoverScale(months: readonly GrowthMonth[]): TurnoverScale {
  const came = Math.max(...months.map((month) => month.came));
  const left = Math.max(...months.map((month) => month.left));
  const perPerson = TURNOVER.height / Math.max(1, came + left);
  const above = came + left === 0 ? TURNOVER.height / 2 : came * perPerson;
  return { months: months.length, perPerson, zero: Math.round(TURNOVER.top + above) };
}

function turnoverBars({ came, left }: GrowthMonth, index: number, scale: TurnoverScale): Markup {
  const { months, perPerson, zero } = scale;
  const bar = (tone: string, people: number): Markup | '' => {
    if (people === 0) return '';
    // One among thousands is still to be seen.
    const height = Math.max(1, number(people * perPerson));
    return html`<rect
      class="${tone}"
      x="${percent((index + 0.14) / months)}"
      y="${tone === 'accent' ? number(zero - height) : zero}"
      width="${percent(0.72 / months)}"
      height="${height}"
    />`;
  };
  return html`${bar('accent', came)} ${bar('left', left)}`;
}

/** All of a few; of many the first of each half year. */
function monthName({ month }: GrowthMonth, index: number, count: number): Markup | '' {
  const isJanuary = month.endsWith('-01');
  if (count > MAX_NAMES && !isJanuary && !month.endsWith('-07')) return '';
  const name = isJanuary ? month.slice(0, 4) : formatShortMonth(`${month}-01`, 'en');
  return html`<text
    x="${percent((index + 0.5) / count)}"
    y="${MONTHS_BASELINE}"
    text-anchor="middle"
  >
    ${name}
  </text>`;
}

/** What a pointer that rests on a month is told. */
function hint(month: GrowthMonth, index: number, count: number): Markup {
  return html`<rect
    class="hint"
    x="${percent(index / count)}"
    y="${ACTIVE.top}"
    width="${percent(1 / count)}"
    height="${TURNOVER.top + TURNOVER.height - ACTIVE.top}"
  >
    <title>${sentenceOf(month)}</title>
  </rect>`;
}

function inWords(months: readonly GrowthMonth[]): string {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return '';
  const came = months.reduce((sum, month) => sum + month.came, 0);
  const left = months.reduce((sum, month) => sum + month.left, 0);
  return `From ${nameOf(first)} to ${nameOf(last)}: ${grouped(came)} came, ${grouped(left)} left, ${grouped(last.active)} are active. The table has each month.`;
}

function sentenceOf(month: GrowthMonth): string {
  const { came, left, active } = month;
  return `${nameOf(month)}: ${grouped(came)} came, ${grouped(left)} left, ${grouped(active)} active`;
}

function nameOf({ month }: GrowthMonth): string {
  return formatMonth(`${month}-01`, 'en');
}

function number(value: number): number {
  return Number(value.toFixed(2));
}

function percent(part: number): string {
  return `${Number((part * 100).toFixed(4))}%`;
}
