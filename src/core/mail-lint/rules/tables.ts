/** Tables: those of layout say so, those of data have heads with a scope. */
import { attribute, type MailElement, outwards } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';

export const tableRole: MailRule = {
  id: 'mail/table-role',
  *look({ elements, comments }) {
    const headed = new Set(
      elements.filter(({ name }) => name === 'th').map((element) => tableOf(element)),
    );
    for (const table of elements.filter(({ name }) => name === 'table')) {
      const role = attribute(table.node, 'role');
      const isLayout = role === 'presentation' || role === 'none';
      if (isLayout && headed.has(table)) {
        yield { reason: 'A table of data has the role of a layout.', at: table.at };
      }
      if (!isLayout && !headed.has(table)) {
        yield { reason: 'A table has neither heads nor role="presentation".', at: table.at };
      }
    }
    for (const { value, position } of comments) {
      const tables = value.match(/<table\b[^>]*>/gi) ?? [];
      if (tables.some((tag) => !/\srole="(?:presentation|none)"/.test(tag))) {
        yield { reason: 'A table for Outlook has no role.', at: position?.start.offset };
      }
    }
  },
};

export const noScope: MailRule = {
  id: 'mail/no-scope',
  *look({ elements }) {
    for (const { name, node, at } of elements) {
      if (name !== 'th') continue;
      const scope = attribute(node, 'scope') ?? '';
      if (/^(?:col|row|colgroup|rowgroup)$/.test(scope)) continue;
      yield { reason: 'A head does not say whether it heads a column or a row.', at };
    }
  },
};

function tableOf(element: MailElement): MailElement | undefined {
  return [...outwards(element)].find(({ name }) => name === 'table');
}
