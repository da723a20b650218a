/**
 * The same newsletter by Eleventy: the author's issues as they are, with templates of its own.
 *
 * What differs from Roundup's archive: Eleventy renders the bodies by markdown-it without templates
 * in them, and does less. It checks no content, sanitises nothing, gives headings no ids, colours no
 * code, writes one feed instead of four, no JSON-LD, and looks for no leaks. `::extra` stays a line
 * of text. Links are read as data, for templates of which most make no page would take Eleventy far
 * longer. The pages are the same: home, a page an issue, a list of issues, the links by year, a
 * page a tag, 404, sitemap, robots.txt.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feedPlugin } from '@11ty/eleventy-plugin-rss';
import matter from 'gray-matter';
import MarkdownIt from 'markdown-it';

const TEMPLATES = join(import.meta.dirname, 'templates');
const LAYOUTS = ['page.njk', 'issue.njk'];
const PAGES = [
  'home.njk',
  'issues.njk',
  'links.njk',
  'tag.njk',
  'tags.njk',
  '404.njk',
  'sitemap.njk',
  'robots.njk',
];
const NEWEST = 50;

export default function (eleventy) {
  // The author's folder holds content alone, so that both tools read the very same files.
  for (const name of PAGES) eleventy.addTemplate(`pages/${name}`, template(name));
  for (const name of LAYOUTS) eleventy.addTemplate(`_includes/${name}`, template(name));
  eleventy.ignores.add('**/*.patron.md');
  eleventy.setQuietMode(true);
  addIssues(eleventy);
  addLinks(eleventy);
  eleventy.addPlugin(feedPlugin, {
    type: 'rss',
    outputPath: '/rss.xml',
    collection: { name: 'issues', limit: NEWEST },
    metadata: {
      language: 'en',
      title: 'Synthetic Letter',
      subtitle: 'A newsletter that was written by a loop.',
      base: 'https://letter.example/',
      author: { name: 'Loop Author' },
    },
  });
  return {
    markdownTemplateEngine: false,
    htmlTemplateEngine: 'njk',
    templateFormats: ['md', 'njk'],
  };
}

function template(name) {
  return readFileSync(join(TEMPLATES, name), 'utf8');
}

function addIssues(eleventy) {
  eleventy.addGlobalData('site', { title: 'Synthetic Letter', url: 'https://letter.example' });
  eleventy.addGlobalData('eleventyComputed', {
    layout: (data) => (isIssue(data.page) ? 'issue.njk' : data.layout),
    permalink: (data) => (isIssue(data.page) ? `/issues/${data.page.fileSlug}/` : data.permalink),
  });
  eleventy.addCollection('issues', (collections) =>
    collections.getAll().filter((item) => isIssue(item.page)).toSorted((a, b) => a.date - b.date),
  );
  eleventy.addCollection('topics', (collections) => groupByTag(collections.getAll()));
  eleventy.addFilter('day', (date) => new Date(date).toISOString().slice(0, 10));
  eleventy.addFilter('month', (date) =>
    new Date(date).toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  );
  eleventy.addFilter('host', (url) => new URL(url).hostname);
}

function addLinks(eleventy) {
  eleventy.addFilter('links', (ids) => (ids ?? []).map(readLink));
  eleventy.addCollection('linkYears', (collections) => {
    const links = collections.getAll().filter((item) => isIssue(item.page)).flatMap(linksOf);
    const years = Object.groupBy(links, (link) => link.year);
    return Object.entries(years)
      .map(([year, of]) => ({ year, links: of }))
      .toReversed();
  });
}

function groupByTag(items) {
  const groups = new Map();
  const under = (tag) => {
    const group = groups.get(tag) ?? { tag, issues: [], links: [] };
    groups.set(tag, group);
    return group;
  };
  const issues = items.filter((item) => isIssue(item.page)).toSorted((a, b) => b.date - a.date);
  for (const item of issues) {
    for (const tag of item.data.tags ?? []) under(tag).issues.push(item);
    for (const link of linksOf(item)) for (const tag of link.tags) under(tag).links.push(link);
  }
  return [...groups.values()].toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
}

function linksOf(item) {
  const year = item.page.fileSlug.slice(0, 4);
  const usedIn = { url: item.url, title: item.data.title };
  return (item.data.reading ?? []).map((id) => ({ ...readLink(id), year, usedIn }));
}

const markdown = new MarkdownIt();
const known = new Map();

/** The newsletter's folder is the working directory. */
function readLink(id) {
  const link = known.get(id) ?? parseLink(readFileSync(`links/${id.slice(0, 4)}/${id}.md`, 'utf8'));
  known.set(id, link);
  return link;
}

function parseLink(text) {
  const { data, content } = matter(text);
  return { ...data, comment: markdown.render(content) };
}

function isIssue(page) {
  return /\/\d{4}-\d{2}-\d{2}\.md$/.test(page?.inputPath ?? '');
}
