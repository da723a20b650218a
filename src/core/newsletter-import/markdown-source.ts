/** Folders of Markdown: heads in YAML, TOML or as Pelican writes them, or none at all. */
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { dayInPath } from './imported-day.ts';
import { slugInPath, textsNamed, titleInPath } from './exported-text.ts';
import type { ImportedIssue, ImportNotice, NewsletterSource } from './imported-issue.ts';
import { fieldsOf, type Fields } from './issue-fields.ts';

const NO_ISSUE = /(?:^|\/)(?:readme|license|changelog|contributing|_index)\.(?:md|markdown)$/i;

export const markdownSource: NewsletterSource = {
  id: 'markdown',
  title: 'Markdown files',
  wants: 'a Markdown file, or a folder or zip file of them',
  read(files) {
    const issues: ImportedIssue[] = [];
    const leftOut: ImportNotice[] = [];
    for (const { path, text } of textsNamed(files, /\.(?:md|mdx|markdown)$/i)) {
      if (NO_ISSUE.test(path)) {
        leftOut.push({ at: path, what: 'its name is none of an issue' });
        continue;
      }
      const head = headOf(text);
      if (head === undefined) leftOut.push({ at: `${path}:1`, what: 'its head cannot be read' });
      else issues.push(issueOf(path, head));
    }
    return { issues, leftOut };
  },
};

interface Head {
  readonly data: Fields;
  readonly body: string;
  /** Of the body's first line. */
  readonly line: number;
}

function issueOf(path: string, { data, body, line }: Head): ImportedIssue {
  const fields = fieldsOf(data);
  const heading = /^#[ \t]+(.+?)[ \t]*#*$/m.exec(body.slice(0, 500))?.[1];
  const title = fields.title ?? heading ?? titleInPath(path);
  return {
    ...fields,
    at: path,
    key: fields.key ?? path,
    title,
    date: fields.date ?? dayInPath(path),
    slug: fields.slug ?? slugInPath(path),
    body: { form: 'markdown', text: body, file: path, line },
  };
}

/** undefined for a head that is broken. */
function headOf(text: string): Head | undefined {
  const [, fence, inside = ''] =
    /^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n?\1[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (fence === undefined) return pelicanHead(text);
  const whole = /^(---|\+\+\+)[ \t]*\n[\s\S]*?\n?\1[ \t]*(?:\n|$)/.exec(text)?.[0] ?? '';
  const rest = { body: text.slice(whole.length), line: lines(whole) + 1 };
  try {
    const data: unknown =
      fence === '---' ? parseYaml(inside, { maxAliasCount: 20 }) : parseToml(inside);
    return { data: isFields(data) ? data : {}, ...rest };
  } catch {
    return undefined;
  }
}

/** `Title: Hello`, a line each, up to the first empty one. */
function pelicanHead(text: string): Head {
  const head = /^(?:[A-Z][A-Za-z_]{1,20}:[ \t].*\n(?:[ \t]+\S.*\n)*)+(?=\n|$)/.exec(text)?.[0];
  if (head === undefined || !/^(?:Title|Date):/m.test(head))
    return { data: {}, body: text, line: 1 };
  const data: Record<string, unknown> = {};
  for (const [, name = '', value] of head.matchAll(/^([A-Z][A-Za-z_]*):[ \t]*(.*)$/gm)) {
    data[name.toLowerCase()] = value;
  }
  return { data, body: text.slice(head.length), line: lines(head) + 1 };
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}

function isFields(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
