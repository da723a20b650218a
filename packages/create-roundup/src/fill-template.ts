/** A file of the template with its `{{places}}` filled in, so that nothing breaks out of its quotes. */

/** `path` is that of the template’s file; how it is quoted depends on what the file is. */
export function fillTemplate(
  text: string,
  path: string,
  values: Readonly<Record<string, string>>,
): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`${path} has ${place}, which nobody fills in.`);
    return quoted(value, path);
  });
}

/** Where a file of the template goes: npm would leave out or rename some names with a dot. */
export function targetOf(path: string, values: Readonly<Record<string, string>>): string {
  return path
    .split('/')
    .map((name) => name.replace(/__(\w+?)__/g, (place, key: string) => values[key] ?? place))
    .map((name) => name.replace(/^_/, '.'))
    .join('/');
}

function quoted(value: string, path: string): string {
  if (path.endsWith('.json')) return JSON.stringify(value).slice(1, -1);
  if (path.endsWith('.ts')) return value.replace(/['\\]/g, '\\$&');
  // Prose: what would be Markdown or HTML in it is meant as it is.
  if (path === 'README.md') return value.replace(/[\\`*_[\]<>&]/g, '\\$&');
  return value;
}
