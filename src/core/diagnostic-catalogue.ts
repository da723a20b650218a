/** Every diagnostic there is: its permanent id, how bad it is, and the usual way to mend it. */
import { error, warning, type CatalogueEntry } from './catalogue-entry.ts';
import { extrasCatalogue } from './extras-catalogue.ts';
import { mailCatalogue } from './mail-catalogue.ts';

/** Ids are never renamed nor given another meaning: scripts and people search for them. */
export const catalogue = {
  'file/not-utf8': error('File is not UTF-8', 'Save the file as UTF-8.'),
  'file/too-large': error('File is too large', 'Keep an issue or a link under 250 KB of text.'),
  'file/too-intricate': error(
    'Text that no parser should be given',
    'Divide it by empty lines, or move it to a page of its own and link to it.',
  ),
  'file/misplaced': error(
    'File has no meaning here',
    'Issues are named YYYY-MM.md; move other files into the issue’s folder, extras into extras.dir, and the rest out of issues/.',
  ),
  'file/unknown-tier': error(
    'File for a tier that the config does not have',
    'Rename the file after a tier’s id, or add the tier to newsletter.config.ts.',
  ),
  'file/orphan-extras': error(
    'Extras without an issue',
    'Write the issue, or rename the file after the issue it belongs to.',
  ),
  'file/twice': error(
    'One text in two files',
    'Keep one of the two: the plain one while you write, the encrypted one for the repository.',
  ),
  'file/symbolic-link': error(
    'Symbolic link among the extras',
    'Put the file itself there, or let extras.dir name the folder that it is in.',
  ),

  'frontmatter/missing': error(
    'No frontmatter',
    'Begin the file with a line of three hyphens, the fields, and three hyphens again.',
  ),
  'frontmatter/unclosed': error(
    'Frontmatter without an end',
    'Close the frontmatter with a line of three hyphens.',
  ),
  'frontmatter/unexpected': error(
    'Frontmatter in a file of extras',
    'Remove it: the facts stand in the issue itself.',
  ),
  'yaml/syntax': error('Invalid YAML', 'Put text with : # or quotes in it between quotes.'),
  'yaml/duplicate-key': error('Key written twice', 'Keep one of the two.'),

  'field/unknown': error('Unknown field', 'Remove it, or correct its spelling.'),
  'field/missing': error('Field is missing', 'Add it.'),
  'field/wrong-type': error('Value of another type', 'Write a value of the type named.'),
  'field/empty': error('Empty value', 'Write something, or remove the field.'),
  'field/too-long': error('Value is too long', 'Shorten it.'),
  'field/too-short': error('Value is too short', 'Say a little more.'),
  'field/out-of-range': error('Number out of range', 'Write a number in the range named.'),
  'field/not-a-choice': error('Value is none of the choices', 'Write one of the choices.'),
  'field/no-shape': error('Value fits no known form', 'Write it in one of the forms named.'),
  'field/bad-format': error('Value of the wrong form', 'Write it in the form named.'),
  'field/not-one-line': error('Text runs over several lines', 'Write it on one line.'),
  'field/bad-date': error('Not a date', 'Write a day that exists as YYYY-MM-DD.'),
  'field/bad-address': error('Not a web address', 'Write the whole address, from https:// on.'),
  'field/unsafe-address': error(
    'Address that must not be linked',
    'Use an https:// or http:// address without user name and password.',
  ),
  'field/bad-tag': error('Not a tag', 'Use lower-case letters, digits and hyphens: service-mesh.'),
  'field/bad-colour': error('Not a colour', 'Write it as #rrggbb.'),
  'field/bad-mail-address': error('Not an e-mail address', 'Write one address: name@example.com.'),
  'field/bad-site-address': error(
    'Not a site’s address',
    'Write scheme and host alone: https://news.example.com.',
  ),
  'field/bad-tier-id': error(
    'Not a tier’s id',
    'Use a lower-case word such as patron; "public" is taken.',
  ),

  'config/missing': error(
    'No configuration',
    'Write newsletter.config.ts in this folder, or run the command where it is.',
  ),
  'config/syntax': error('Configuration cannot be read', 'Mend the TypeScript at this place.'),
  'config/failed': error(
    'Configuration failed while loading',
    'Keep to plain values: the file is run to be read.',
  ),
  'config/no-default': error(
    'Configuration exports nothing',
    'Write: export default defineNewsletter({ … });',
  ),
  'config/duplicate-tier': error('Two tiers with one id', 'Give each tier an id of its own.'),
  'config/no-texts': warning(
    'Language without texts',
    'Keep it, for dates follow it all the same; docs/languages.md tells how a language is added.',
  ),

  'theme/low-contrast': error(
    'Accent that cannot be read',
    'Take the colour that is named, or a darker one: it stands in text, by day on the paper.',
  ),
  'theme/missing-file': error(
    'File of the theme that does not exist',
    'Correct its path or add the file.',
  ),

  'page/bad-name': error(
    'Page with an unusable name',
    'Name it as its address shall read: pages/about.md is at /about/.',
  ),
  'page/reserved': error(
    'Page at an address of the archive’s own',
    'Give the file, or the folder that it is in, another name.',
  ),
  'page/duplicate-address': error('Two pages at one address', 'Rename or remove one of the two.'),
  'page/no-issue': error('Part of an issue on a page', 'Remove it, or move the text to an issue.'),
  'page/empty': error('Page without text', 'Write the page below its frontmatter.'),

  'public/in-place': warning(
    'File of public/ at an address of the archive’s own',
    'Rename or remove it, unless it is meant to stand there.',
  ),

  'issue/bad-name': error(
    'Issue with an unusable name',
    'Name it after its month: 2023-10.md, or 2023-10-bonus.md where it is for patrons.',
  ),
  'issue/no-audience': error(
    'Issue that must be for patrons and names none',
    'Add `audience:` with the id of a tier, or move it to issues/ under the name of its month.',
  ),
  'issue/unknown-audience': error(
    'Issue for an unknown tier',
    'Let `audience` name a tier of the config.',
  ),
  'issue/public-page': error(
    'Page of links beside an issue for patrons',
    'Remove `alsoReadPage`: the links then stand at the end of the issue.',
  ),
  'issue/duplicate-slug': error(
    'Two issues at one address',
    'Give one of them another slug in its frontmatter.',
  ),
  'issue/public-alias': error(
    'Former addresses of an issue for patrons',
    'Remove `aliases`: the issue has no address in public that they could lead to.',
  ),
  'issue/alias-taken': error(
    'Former address that leads elsewhere',
    'Remove it from `aliases`, or correct it.',
  ),
  'issue/duplicate-number': error('Two issues with one number', 'Correct the number of one.'),
  'issue/empty': error('Issue without text', 'Write the issue below its frontmatter.'),
  'issue/none': warning('No issue yet', 'Begin one with: roundup new YYYY-MM.'),
  'issue/changed-since-sent': warning(
    'Issue that is not as it was sent',
    'Restore it, or say under `corrections` what was put right.',
  ),

  'directive/unknown': error(
    'Unknown directive',
    'Correct its spelling, or write the colons as \\:.',
  ),
  'directive/malformed': error(
    'Directive that Markdown does not see',
    'Write ::name at the start of a line of its own, without a space after the colons.',
  ),
  'directive/nested': error(
    'Directive inside another block',
    'Move it to a line of its own, outside lists, quotes and other directives.',
  ),
  'directive/bad-attribute': error(
    'Directive with a wrong attribute',
    'Write it as the documentation shows.',
  ),
  'directive/too-many-names': error(
    'Too many fallbacks for a name',
    'Use one of the fallbacks again: an issue with its extras has at most 12 different ones.',
  ),
  'section/empty': error(
    'Section with nothing in it',
    'List its items in the frontmatter, or remove the directive.',
  ),
  'section/placed-twice': error('Section placed twice', 'Keep one of the places.'),
  'support/not-configured': error(
    'Support pitch without words',
    'Add `support` to newsletter.config.ts, or remove the directive.',
  ),
  'support/placed-twice': error('Support pitch placed twice', 'Keep one of the places.'),

  'link/bad-name': error(
    'Link file with an unusable name',
    'Name it links/YYYY/YYYY-MM-DD-<slug>-<key>.md.',
  ),
  'link/date-mismatch': error(
    'Link file named after another day',
    'Let the file’s name begin with the day in `added`.',
  ),
  'link/in-future': error('Link from the future', 'Correct the date.'),
  'link/duplicate-name': error('Two link files with one name', 'Rename one of them.'),
  'link/duplicate-address': warning('Two link files for one page', 'Keep one of the two files.'),
  'link/unknown': error(
    'Link that does not exist',
    'Use the name of a file in links/ without .md.',
  ),
  'link/used-twice': error('Link twice in one issue', 'Keep one of the two.'),
  'link/repeated': warning(
    'Link from an earlier issue',
    'Remove it, unless you mean to repeat it.',
  ),
  'link/tracking-parameters': warning(
    'Address that follows readers around',
    'Remove the parameters; roundup link check --fix does it in the files of links/.',
  ),
  'link/cut-title': warning('Title that is no whole title', 'Write it out as the page has it.'),
  'link/skipped': warning('Link that was set aside', 'Change its status, or remove it here.'),

  ...extrasCatalogue,

  'markdown/unsafe-address': error(
    'Address that must not be linked',
    'Use an https:, http: or mailto: address.',
  ),
  'markdown/broken-link': error(
    'Link to a page that does not exist',
    'Correct the address, or write it whole from https:// on.',
  ),
  'markdown/missing-picture': error(
    'Picture that does not exist',
    'Correct its path or add the file.',
  ),
  'markdown/foreign-file': error(
    'File of another folder',
    'Keep an issue’s files in the folder named after the issue.',
  ),
  'markdown/no-alt': error(
    'Picture without a description',
    'Say in the brackets what it shows: ![What it shows](file.png).',
  ),
  'markdown/undefined-reference': error(
    'Reference without a definition',
    'Add the definition, or write the brackets as \\[ and \\].',
  ),
  'markdown/undefined-footnote': error('Footnote without a text', 'Add a line [^name]: text.'),
  'markdown/open-fence': error(
    'Block of code that is never closed',
    'Close it by a line of the same signs that it begins with.',
  ),
  'markdown/unused-footnote': warning(
    'Footnote that nothing refers to',
    'Refer to it or remove it.',
  ),
  'markdown/raw-html': warning(
    'HTML that is left out',
    'Write it in Markdown: what is unsafe or has no place in a mail is removed.',
  ),
  'markdown/unknown-alert': warning(
    'Alert of an unknown kind',
    'Use a kind that is named, or write the bracket as \\[.',
  ),
  'markdown/first-level-heading': error(
    'Heading of the first level',
    'Begin with ##: the title of the issue is the only first-level heading.',
  ),
  'markdown/skipped-heading': warning('Heading that skips a level', 'Use the next level.'),
  'markdown/reserved-text': error(
    'Text that stands for a personal part',
    'Write it differently: the mail puts something else in its place.',
  ),

  ...mailCatalogue,
} as const satisfies Record<string, CatalogueEntry>;

export type DiagnosticId = keyof typeof catalogue;
