/** The suppression lists of the double, page by page, newest first as SendGrid has them. */

export const listNames = [
  'bounces',
  'blocks',
  'invalid_emails',
  'spam_reports',
  'unsubscribes',
] as const;
export type ListName = (typeof listNames)[number];

export interface Suppressed {
  readonly email: string;
  /** In unix seconds. */
  readonly created: number;
}

export interface SuppressionLists {
  add(list: ListName, ...entries: readonly Suppressed[]): void;
  page(list: ListName, offset: number, limit: number): readonly object[];
  addToGroup(group: string, ...emails: readonly string[]): void;
  group(group: string): readonly string[];
}

/** What each list says beside the address and the time. */
const further: Readonly<Record<ListName, object>> = {
  bounces: { reason: '550 5.1.1 No such user', status: '5.1.1' },
  blocks: { reason: 'no route to host', status: '4.0.0' },
  invalid_emails: { reason: 'Mail domain mentioned in email address is unknown' },
  spam_reports: { ip: '192.0.2.25' },
  unsubscribes: {},
};

export function createSuppressionLists(): SuppressionLists {
  const lists = new Map<ListName, Suppressed[]>();
  const groups = new Map<string, string[]>();
  return {
    add(list, ...entries) {
      const all = [...(lists.get(list) ?? []), ...entries];
      lists.set(
        list,
        all.toSorted((a, b) => b.created - a.created),
      );
    },
    page: (list, offset, limit) =>
      (lists.get(list) ?? [])
        .slice(offset, offset + limit)
        .map((entry) => ({ ...entry, ...further[list] })),
    addToGroup: (group, ...emails) =>
      void groups.set(group, [...(groups.get(group) ?? []), ...emails]),
    group: (group) => groups.get(group) ?? [],
  };
}
