/** CSS as a tree, whether it stands in a sheet or in a style attribute; broken CSS is a finding. */
import { CssSyntaxError, type Declaration, parse, root, type Root } from 'postcss';

export function parseCss(css: string): {
  readonly sheet: Root;
  readonly problem: string | undefined;
} {
  try {
    return { sheet: parse(css), problem: undefined };
  } catch (error) {
    if (error instanceof CssSyntaxError) return { sheet: root(), problem: error.reason };
    throw error;
  }
}

/** The declarations of a style attribute; undefined where it cannot be read. */
export function parseInline(style: string): readonly Declaration[] | undefined {
  const { sheet, problem } = parseCss(`a{${style}}`);
  const [rule] = sheet.nodes;
  if (problem !== undefined || sheet.nodes.length !== 1 || rule?.type !== 'rule') return undefined;
  const declarations = rule.nodes.filter((node) => node.type === 'decl');
  return declarations.length === rule.nodes.length ? declarations : undefined;
}
