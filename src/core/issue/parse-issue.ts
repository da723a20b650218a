/** A file of `issues/` to an issue, its items placed in its text; everything wrong is reported. */
import type { Root, RootContent } from 'mdast';
import { checkFields } from '../check-fields.ts';
import { MOST_NAME_FALLBACKS, TAG_START } from '../delivery/personal-parts.ts';
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { parseFrontmatter } from '../frontmatter.ts';
import { checkMarkdown } from '../markdown/check-markdown.ts';
import { openFences } from '../markdown/open-fences.ts';
import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { placeInFile } from '../markdown/place-of.ts';
import { placeDirectives } from '../markdown/place-directives.ts';
import { diagnosticsOf, resultOf, type Result } from '../result.ts';
import type { SourceFile } from '../source-file.ts';
import { fallbacksIn, textsOf, tooManyFallbacks } from './fallbacks.ts';
import type { IssueContext } from './issue-context.ts';
import type { Issue, Sections } from './issue.ts';
import { issueName } from './issue-name.ts';
import { alsoReadPage, appendAlsoRead } from './also-read.ts';
import { checkAudience } from './check-audience.ts';
import { resolveReading } from './resolve-reading.ts';
import { type IssueFrontmatter, issueSchema, sectionNames } from './schema.ts';

/** What the parser also learnt: on which other files the result depends. */
export interface ParsedIssue {
  readonly issue: Issue;
  /** Ids of the links that it uses. */
  readonly linkIds: readonly string[];
  /** Ids of the issues that its text links to. */
  readonly linkedIssues: readonly string[];
}

export function parseIssue(source: SourceFile, context: IssueContext): Result<ParsedIssue> {
  const id = issueName(source.path);
  if (id === undefined) return { ok: false, diagnostics: [badName(source.path)] };
  const frontmatter = parseFrontmatter(source);
  if (!frontmatter.ok) return frontmatter;
  const { data, place, body: text } = frontmatter.value;
  const body = parseMarkdown(text, {
    language: context.language,
    origin: { kind: 'file', file: source.path },
  });
  const fields = checkFields(issueSchema, data, place);
  const reading = fields.ok
    ? resolveReading(fields.value, { ...context, issueId: id, place })
    : undefined;
  const sections = {
    writing: fields.ok ? fields.value.writing : [],
    building: fields.ok ? fields.value.building : [],
    reading: reading?.entries ?? [],
  };
  const checked = checkMarkdown(body, placeInFile(source.path), { ...context, issueId: id });
  const open = openFences(body, text, placeInFile(source.path));
  const placed = placeDirectives(body, {
    place: placeInFile(source.path),
    tiers: context.tiers,
    hasSupport: context.hasSupport,
    // A broken frontmatter has been reported; its sections count as filled.
    hasItems: (section) =>
      !fields.ok || sections[section].length > 0 || listed(fields.value)[section],
  });
  const audience = fields.ok ? fields.value.audience : undefined;
  const hasPage = fields.ok && fields.value.alsoReadPage;
  const hasAliases = fields.ok && fields.value.aliases.length > 0;
  const found = [
    ...diagnosticsOf(fields),
    ...(fields.ok
      ? checkAudience({ id, audience, hasPage, hasAliases, place, body }, context)
      : []),
    ...(reading?.diagnostics ?? []),
    ...checked.diagnostics,
    ...open,
    ...placed,
    ...checkText(source, body),
    ...checkFallbacks(source, { body, sections }),
  ];
  if (!fields.ok || reading === undefined) return { ok: false, diagnostics: found };
  appendUnplaced(body, sections, context);
  const facts = factsOf(id, source.path, fields.value);
  const alsoReadAddress = fields.value.alsoReadPage ? alsoReadPage(facts.slug) : undefined;
  appendAlsoRead(body, {
    links: reading.alsoRead,
    address: alsoReadAddress,
    language: context.language,
  });
  const issue: Issue = {
    ...facts,
    sections,
    alsoRead: reading.alsoRead,
    alsoReadAddress: reading.alsoRead.length === 0 ? undefined : alsoReadAddress,
    headPlaces: { title: place(['title'], 'value'), description: place(['description'], 'value') },
    sectionPlaces: {
      writing: sections.writing.map((_, index) => place(['writing', index], 'value')),
      building: sections.building.map((_, index) => place(['building', index], 'value')),
      reading: reading.places,
    },
    body,
    assets: checked.assets,
  };
  return resultOf(
    {
      issue,
      linkIds: reading.linkIds,
      linkedIssues: [...checked.linkedIssues, ...reading.linkedIssues],
    },
    found,
  );
}

function listed(fields: IssueFrontmatter) {
  return {
    writing: fields.writing.length > 0,
    building: fields.building.length > 0,
    reading: fields.reading.length > 0,
  };
}

function factsOf(id: string, path: string, fields: IssueFrontmatter) {
  const { audience, rev: revision } = fields;
  return {
    ...(audience === undefined ? { audience } : { audience, revision }),
    id,
    path,
    slug: fields.slug ?? id,
    title: fields.title,
    date: fields.date,
    description: fields.description,
    number: fields.number,
    draft: fields.draft,
    tags: fields.tags,
    aliases: fields.aliases,
    corrections: fields.corrections.toSorted((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
    ),
  };
}

function checkText(source: SourceFile, body: Root): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (body.children.length === 0) {
    found.push(
      diagnostic('issue/empty', startOf(source.path), { reason: 'The issue has no text.' }),
    );
  }
  const reserved = source.text.indexOf(TAG_START);
  if (reserved >= 0) {
    const before = source.text.slice(0, reserved).split('\n');
    found.push(
      diagnostic(
        'markdown/reserved-text',
        { file: source.path, line: before.length, column: (before.at(-1) ?? '').length + 1 },
        { reason: `What begins with ${TAG_START} stands for a personal part of the mail.` },
      ),
    );
  }
  return found;
}

function checkFallbacks(source: SourceFile, parts: Pick<Issue, 'body' | 'sections'>): Diagnostic[] {
  const { size } = fallbacksIn(textsOf(parts));
  return size > MOST_NAME_FALLBACKS ? [tooManyFallbacks(startOf(source.path))] : [];
}

/** A section with items and no place comes last, under its heading from the config. */
function appendUnplaced(body: Root, sections: Sections, context: IssueContext): void {
  for (const section of sectionNames) {
    const placed = body.children.some(
      (block) => block.type === 'sectionPlace' && block.section === section,
    );
    if (placed || sections[section].length === 0) continue;
    const blocks: RootContent[] = [
      { type: 'heading', depth: 2, children: [{ type: 'text', value: context.headings[section] }] },
      { type: 'sectionPlace', section },
    ];
    body.children.push(...blocks);
  }
}

function badName(path: string): Diagnostic {
  return diagnostic('issue/bad-name', startOf(path), {
    reason: 'The name is not that of a month.',
  });
}
