/** An issue that went as most do: nearly all delivered, a few refused, some links followed. */
import type { IssueStats } from '../../../src/core/stats/issue-stats.ts';

const LINKS: readonly (readonly [link: string, count: number])[] = [
  ['https://earthly.dev/blog/kubernetes-is-so-simple/', 212],
  ['https://www.youtube.com/watch?v=BE77h7dmoQU', 187],
  ['https://iximiuz.com/en/posts/container-networking-is-simple/', 154],
  ['https://research.google/pubs/borg-omega-and-kubernetes/?a=1&b=<2>', 98],
  ['https://slack.engineering/slacks-outage-on-january-4th-2021/', 61],
  ['https://hullandharbor.example/issues/2023-10', 44],
  ['https://learnk8s.io/troubleshooting-deployments', 12],
  ['https://mail.hullandharbor.example/u/…', 4],
];

export const sampleStats: IssueStats = {
  issueId: '2023-10',
  startedAt: new Date('2023-11-02T09:00:00Z'),
  finishedAt: new Date('2023-11-02T09:01:00Z'),
  audience: 12_404,
  accepted: 12_400,
  unknown: 3,
  outcomes: {
    delivered: 12_204,
    bounced: 61,
    blocked: 38,
    dropped: 7,
    deferred: 12,
    silent: 78,
  },
  complaints: 4,
  unsubscribed: 29,
  opens: { count: 4_311, people: undefined },
  opensByMachine: { count: 5_920, people: undefined },
  clicks: LINKS.reduce((sum, [, count]) => sum + count, 0),
  links: LINKS.map(([link, count]) => ({ link, count, people: undefined })),
};
