/** Takes the declarations away that a client does not read in a `style` attribute. */
import { parse, type Root } from 'postcss';
import type { MailClient } from '../mail-lint/caniemail.ts';
import { degradeDeclarations } from './degrade-declarations.ts';

/** Undefined where nothing is left; what cannot be read is left as it is. */
export function degradeStyle(
  style: string,
  tagName: string,
  client: MailClient,
): string | undefined {
  let root: Root;
  try {
    root = parse(style);
  } catch {
    return style;
  }
  if (!degradeDeclarations(root, tagName, client)) return undefined;
  const declarations = root.nodes.flatMap((node) =>
    node.type === 'decl'
      ? [`${node.prop}:${node.value}${node.important ? ' !important' : ''}`]
      : [],
  );
  return declarations.length === 0 ? undefined : declarations.join(';');
}
