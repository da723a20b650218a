/** The project's sources as the tests of their shape see them: texts, imports and the names they touch. */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix, resolve } from 'node:path';
import ts from 'typescript';

export const ROOT = resolve(import.meta.dirname, '..');

export interface Source {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** A path from the project's root, `node:fs`, or a package's name. */
  readonly target: string;
  /** Nothing of it is left when types are stripped. */
  readonly isType: boolean;
}

/** Every file below a folder whose name ends in one of the endings, sorted. */
export function readSources(folder: string, endings: readonly string[]): Source[] {
  return readdirSync(resolve(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => posix.relative(ROOT, posix.join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('node_modules/'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(resolve(ROOT, path), 'utf8') }));
}

/** Static, dynamic and type imports, and re-exports. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(parse(source), (node) => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      found.push({ target: targetOf(source.path, specifier), isType: isTypeImport(node) });
    }
  });
  return found;
}

/** Names that are reached into, such as `Date.now` or `process.env`; strings and comments do not count. */
export function membersOf(source: Source): string[] {
  const found: string[] = [];
  walk(parse(source), (node) => {
    const name = dottedName(node);
    if (name !== undefined) found.push(name.replace(/^globalThis\./, ''));
    if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
      const object = node.initializer && dottedName(node.initializer, true);
      for (const element of node.name.elements) {
        if (object !== undefined)
          found.push(`${object}.${(element.propertyName ?? element.name).getText()}`);
      }
    }
  });
  return found;
}

/** What is called, or made with `new`, by name; with how many arguments. */
export function callsOf(source: Source): { readonly name: string; readonly count: number }[] {
  const found: { name: string; count: number }[] = [];
  walk(parse(source), (node) => {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
    const name = dottedName(node.expression, true)?.replace(/^globalThis\./, '');
    if (name !== undefined) found.push({ name, count: node.arguments?.length ?? 0 });
  });
  return found;
}

/** What a file declares and exports under a name, in its order. */
export function exportedNames(source: Source): string[] {
  return parse(source).statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    return ts.isDeclarationStatement(statement) && statement.name ? [statement.name.text] : [];
  });
}

export function hasDefaultExport(source: Source): boolean {
  let found = false;
  walk(parse(source), (node) => {
    found ||= ts.isExportAssignment(node);
    found ||= ts.isExportSpecifier(node) && node.name.text === 'default';
    found ||=
      ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) === true;
  });
  return found;
}

/** An Astro file's code is what stands between its fences, and its scripts. */
function parse(source: Source): ts.SourceFile {
  const code = source.path.endsWith('.astro')
    ? [
        /^---\n([\s\S]*?)\n---/.exec(source.text)?.[1] ?? '',
        ...[...source.text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]),
      ].join('\n')
    : source.text;
  return ts.createSourceFile(source.path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return textOf(node.argument.literal);
  const isDynamic =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic ? textOf(node.arguments[0]) : undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function isTypeImport(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || node.importClause === undefined) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  const isTypeOnly = phaseModifier === ts.SyntaxKind.TypeKeyword;
  if (isTypeOnly) return true;
  const named =
    namedBindings !== undefined && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
  return name === undefined && named.length > 0 && named.every((element) => element.isTypeOnly);
}

function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier));
  return isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier;
}

/** `a.b.c` and `a['b']`; a bare name only when asked for. */
function dottedName(node: ts.Node, bare = false): string | undefined {
  if (ts.isIdentifier(node)) return bare ? node.text : undefined;
  if (ts.isPropertyAccessExpression(node)) {
    const object = dottedName(node.expression, true);
    return object === undefined ? undefined : `${object}.${node.name.text}`;
  }
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    const object = dottedName(node.expression, true);
    return object === undefined ? undefined : `${object}.${node.argumentExpression.text}`;
  }
  return undefined;
}
