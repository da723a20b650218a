/** Finds where a field stands in the configuration's TypeScript. */
import { stripTypeScriptTypes } from 'node:module';
import type { Expression, Node, ObjectExpression, Program } from 'acorn';
import { parse } from 'acorn';
import type { FieldLocator } from '../../core/frontmatter.ts';

/** Places fall back to the nearest enclosing object that is written out. */
export function configLocator(file: string, source: string): FieldLocator {
  let object: Node | undefined;
  return (path, part) => {
    object ??= configObject(parseSource(source)) ?? parseSource(source);
    let node: Node = object;
    for (const [index, step] of path.entries()) {
      const property = findChild(node, step);
      if (property === undefined) break;
      const wantsKey = index === path.length - 1 && part === 'key';
      node = wantsKey ? property.key : property.value;
    }
    return { file, line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 };
  };
}

/** Where and why the source does not parse; undefined when it does. */
export function syntaxProblem(
  source: string,
):
  | { readonly at: { readonly line: number; readonly column: number }; readonly reason: string }
  | undefined {
  try {
    parseSource(source);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      at: positionOf(error),
      reason: reason.replace(/\s*\(\d+:\d+\)$/, '').split('\n')[0] ?? '',
    };
  }
}

/** Types become spaces, so that every position stays what it is in the file. */
function parseSource(source: string): Program {
  return parse(stripTypeScriptTypes(source, { mode: 'strip' }), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    locations: true,
  });
}

/** The first object of `export default {…}` or `export default defineNewsletter({…})`. */
function configObject(program: Program): ObjectExpression | undefined {
  for (const statement of program.body) {
    if (statement.type !== 'ExportDefaultDeclaration') continue;
    const { declaration } = statement;
    if (declaration.type === 'ObjectExpression') return declaration;
    if (declaration.type === 'CallExpression') {
      const [argument] = declaration.arguments;
      if (argument?.type === 'ObjectExpression') return argument;
    }
  }
  return undefined;
}

function findChild(
  node: Node,
  step: string | number,
): { readonly key: Node; readonly value: Node } | undefined {
  if (isObject(node)) {
    for (const property of node.properties) {
      if (property.type === 'Property' && nameOf(property.key) === String(step)) {
        return { key: property.key, value: property.value };
      }
    }
  }
  if (node.type === 'ArrayExpression' && 'elements' in node && Array.isArray(node.elements)) {
    const element: Node | null | undefined = node.elements[Number(step)];
    if (element !== null && element !== undefined) return { key: element, value: element };
  }
  return undefined;
}

function isObject(node: Node): node is ObjectExpression {
  return node.type === 'ObjectExpression';
}

function nameOf(key: Expression | { readonly type: 'PrivateIdentifier' }): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
}

function positionOf(error: unknown): { readonly line: number; readonly column: number } {
  if (typeof error === 'object' && error !== null && 'loc' in error) {
    const { loc } = error;
    if (typeof loc === 'object' && loc !== null && 'line' in loc && 'column' in loc) {
      return { line: Number(loc.line), column: Number(loc.column) + 1 };
    }
  }
  return positionInFrame(error instanceof Error ? (error.stack ?? '') : '');
}

/** The type stripper tells the position only in its stack: `:line`, the lines there, a caret. */
function positionInFrame(stack: string): { readonly line: number; readonly column: number } {
  const line = /^[^\n]*:(\d+)\n/.exec(stack)?.[1];
  const caret = /\n( *)\^/.exec(stack)?.[1];
  return { line: Number(line ?? 1), column: (caret?.length ?? 0) + 1 };
}
