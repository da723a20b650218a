/** The admin's first page: how the newsletter stands, on one page. */
import { html } from 'hono/html';
import type { AudienceEnd } from '../../core/audience/audience-end.ts';
import { briefTime } from '../../core/delivery/local-time.ts';
import type { AudienceGrowth } from '../../core/stats/audience-growth.ts';
import type { IssueStats } from '../../core/stats/issue-stats.ts';
import { grouped } from '../../core/stats/stats-figures.ts';
import type { OpenWork } from '../../workflows/open-work.ts';
import type { AdminPage } from './admin-page.ts';
import { endsSection } from './ends-section.ts';
import { growthSection, statesSection } from './growth-section.ts';
import { issuesSection } from './issues-section.ts';
import { workSection } from './work-section.ts';

export interface Overview {
  readonly growth: AudienceGrowth;
  readonly issues: readonly IssueStats[];
  readonly ends: readonly AudienceEnd[];
  readonly work: OpenWork;
  /** When the numbers were read. */
  readonly at: Date;
}

export function overviewPage(
  { growth, issues, ends, work, at }: Overview,
  timeZone: string,
): AdminPage {
  const { active } = growth.states;
  const { came, left } = growth.lately;
  // What asks for the author comes first.
  const isOpen = work.runs.length > 0;
  const waits = workSection(work, timeZone);
  return {
    status: 200,
    title: 'In numbers',
    heading: `${grouped(active)} active ${active === 1 ? 'subscriber' : 'subscribers'}`,
    words: `${grouped(came)} came and ${grouped(left)} left in the last thirty days. These are the numbers of ${briefTime(at, timeZone)} (${timeZone}).`,
    content: html`${isOpen ? waits : ''} ${growthSection(growth)} ${issuesSection(issues, timeZone)}
      <div class="beside">${statesSection(growth)} ${endsSection(ends, timeZone)}</div>
      ${isOpen ? '' : waits}`,
    inside: true,
  };
}
