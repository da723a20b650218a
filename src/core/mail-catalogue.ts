/** The diagnostics of the mail lint, each with the source that its rule rests on. */
import type { CatalogueEntry, Severity } from './catalogue-entry.ts';

type MailEntry = CatalogueEntry & { readonly source: string };

/** What an author cannot mend, because Roundup makes it. */
const REPORT = 'This is a mistake in Roundup: please report it.';

const emailBugs = (issue: number): string =>
  `https://github.com/hteumeuleu/email-bugs/issues/${issue}`;
const canIEmail = (feature: string): string => `https://www.caniemail.com/features/${feature}/`;
const TEMPLATE = 'the template of goodemailcode.com';
const TRACKING =
  'https://docs.sendgrid.com/ui/analytics-and-reporting/click-tracking-html-best-practices';

const rule =
  (severity: Severity) =>
  (title: string, remedy: string, ...sources: readonly string[]): MailEntry => ({
    severity,
    title,
    remedy,
    source: sources.join(', '),
  });
const error = rule('error');
const warning = rule('warning');

export const mailCatalogue = {
  'mail/too-large': error(
    'Mail that Gmail cuts off',
    'Shorten the issue, or move a part of it to a page of its own and link to it.',
    emailBugs(41),
    emailBugs(56),
    'SendGrid’s support article 9298249378075',
  ),
  'mail/nearly-too-large': warning(
    'Mail that Gmail will soon cut off',
    'Add no more, or move the heaviest part to a page of its own.',
    emailBugs(41),
    emailBugs(56),
    'SendGrid’s support article 9298249378075',
  ),
  'mail/sheet-too-large': error('Style sheet that Gmail drops', REPORT, emailBugs(90)),
  'mail/nested-at-rule': error(
    'At-rule inside another',
    REPORT,
    emailBugs(90),
    'https://github.com/hteumeuleu/caniemail/issues/144',
  ),
  'mail/broken-style': error('Style that cannot be read', REPORT, canIEmail('css-rgb')),

  'mail/long-line': error(
    'Line too long for mail',
    'Shorten the address or the word at this place.',
    'RFC 5322, 2.1.1',
    'SendGrid’s support article 360041317154',
  ),
  'mail/not-ascii': warning('Character beyond ASCII in the HTML', REPORT, emailBugs(41)),
  'mail/control-character': error(
    'Control character in a mail',
    'Delete the character, which no editor shows, and write the words anew.',
    emailBugs(41),
  ),

  'mail/relative-address': error(
    'Address that leads nowhere from an inbox',
    'Write the whole address, from https:// on.',
    TRACKING,
  ),
  'mail/http-address': warning(
    'Address that is not secure',
    'Use the https:// address, if the page has one.',
    TRACKING,
  ),
  'mail/address-form': error('Address that click tracking does not find', REPORT, TRACKING),
  'mail/anchor-link': error(
    'Link to a place in the mail',
    'Link to the issue’s page, or say it in words.',
    canIEmail('html-anchor-links'),
  ),

  'mail/no-language': error(
    'Mail without language or direction',
    REPORT,
    TEMPLATE,
    canIEmail('html-lang'),
  ),
  'mail/no-title': error('Mail without one title', 'Give the issue a title.', TEMPLATE),
  'mail/no-charset': error('Mail without a charset', REPORT, TEMPLATE),
  'mail/no-viewport': error('Mail without a viewport', REPORT, TEMPLATE),
  'mail/no-article': warning('Mail that is no article', REPORT, TEMPLATE),

  'mail/table-role': error(
    'Table that is neither layout nor data',
    'Give the table a first row of heads, with words in them.',
    canIEmail('html-role'),
    'axe',
  ),
  'mail/no-scope': error('Head of a table without a scope', REPORT, canIEmail('html-role'), 'axe'),
  'mail/main-heading': error(
    'Not one heading of the first level',
    'Begin headings with ##: the issue’s title is the first.',
    'axe',
    'WCAG 2.4.4',
  ),
  'mail/skipped-heading': error(
    'Heading in a mail that skips a level',
    'Use the next level.',
    'axe',
    'WCAG 2.4.4',
  ),
  'mail/vague-link': warning(
    'Link that does not say where to',
    'Let the link’s own words name what is behind it.',
    'WCAG 2.4.4',
  ),

  'mail/no-alt': error(
    'Picture in a mail without a description',
    'Say in the brackets what it shows: ![What it shows](file.png).',
    'WCAG 1.1.1',
  ),
  'mail/unstyled-alt': error('Description of a picture without a style', REPORT, 'WCAG 1.1.1'),
  'mail/picture-width': error('Picture without a width in pixels', REPORT, canIEmail('html-width')),
  'mail/picture-format': error(
    'Picture that some clients do not show',
    'Save it as PNG, JPEG or GIF.',
    ...['image-webp', 'image-avif', 'image-svg', 'image-base64'].map(canIEmail),
  ),
  'mail/forbidden-element': error(
    'Element that has no place in a mail',
    'Write it in Markdown, or link to it.',
    ...['html-picture', 'html-srcset', 'html-svg', 'html-form', 'html-iframe'].map(canIEmail),
  ),
  'mail/video-without-words': error(
    'Video without a link in words',
    'Link to the video in words too, or use ::youtube.',
    canIEmail('html-video'),
  ),

  'mail/padding': error(
    'Padding that Outlook loses',
    REPORT,
    canIEmail('css-padding'),
    emailBugs(42),
  ),
  'mail/bare-box': error(
    'Quotation or code outside a table',
    REPORT,
    canIEmail('css-padding'),
    emailBugs(42),
  ),
  'mail/ghost-table': error(
    'Greatest width that Outlook does not know',
    REPORT,
    canIEmail('css-max-width'),
    TEMPLATE,
  ),
  'mail/pixels-per-inch': error(
    'Pixels that Outlook scales',
    REPORT,
    canIEmail('css-max-width'),
    TEMPLATE,
  ),
  'mail/colour-form': error(
    'Colour that makes Gmail drop a style',
    REPORT,
    canIEmail('css-rgb'),
    canIEmail('css-modern-color'),
  ),
  'mail/modern-css': error(
    'CSS too new for mails',
    REPORT,
    canIEmail('css-variables'),
    canIEmail('css-unit-rem'),
  ),
  'mail/important': error('!important where it does harm', REPORT, canIEmail('css-important')),
  'mail/background-picture': error(
    'Picture behind an element',
    REPORT,
    canIEmail('css-background'),
  ),

  'mail/colour-scheme': warning(
    'Mail that does not know night',
    REPORT,
    TEMPLATE,
    canIEmail('css-at-media-prefers-color-scheme'),
  ),
  'mail/night-selector': warning(
    'Night rule that is bound to no class',
    REPORT,
    TEMPLATE,
    canIEmail('css-at-media-prefers-color-scheme'),
  ),
  'mail/night-only': error(
    'Colour at night alone',
    REPORT,
    TEMPLATE,
    canIEmail('css-at-media-prefers-color-scheme'),
  ),
  'mail/low-contrast': error(
    'Text that is hard to read',
    'Choose another `theme.accent` in newsletter.config.ts.',
    'WCAG 1.4.3',
  ),
  'mail/code-colours': error(
    'Code with colours of two themes or too many elements',
    REPORT,
    canIEmail('css-variables'),
    'measured: GitHub’s light theme fails 24 times on #f6f8fa',
  ),
  'mail/font-stack': error(
    'Fonts that clients trip over',
    REPORT,
    'https://github.com/mjmlio/mjml/issues/2934',
  ),
  'mail/web-font': error(
    'Font from elsewhere',
    REPORT,
    'https://github.com/mjmlio/mjml/issues/2934',
  ),

  'mail/no-preheader': error(
    'Mail without a preheader',
    'Give the issue a description.',
    canIEmail('css-display-none'),
  ),
  'mail/preheader-hiding': error(
    'Preheader hidden the wrong way',
    REPORT,
    canIEmail('css-display-none'),
    'SpamAssassin’s HTML_FONT_LOW_CONTRAST',
  ),
  'mail/no-text': error('Mail without a text edition', REPORT, 'SpamAssassin’s MPART_ALT_DIFF'),
  'mail/text-differs': error(
    'Text and HTML that say different things',
    REPORT,
    'SpamAssassin’s MPART_ALT_DIFF',
  ),
  'mail/pictures-only': error(
    'Mail of pictures alone',
    'Say in words what the pictures say.',
    'SpamAssassin’s HTML_IMAGE_ONLY',
  ),
  'mail/list-unsubscribe': error(
    'List-Unsubscribe that is not whole',
    'Give `url`, or `server.url`, in newsletter.config.ts the https address of the server.',
    'RFC 8058',
  ),
  'mail/one-click': error('Mail that cannot be left by one click', REPORT, 'RFC 8058'),
  'mail/list-id': error(
    'Mail without a list’s name',
    'Set `listId` in newsletter.config.ts to a name with a dot.',
    'RFC 2919',
  ),
  'mail/no-unsubscribe': error(
    'Mail without a visible way out',
    REPORT,
    'Gmail’s rules for senders',
    'CAN-SPAM',
  ),
  'mail/no-postal-address': error(
    'Mail without a postal address',
    'Set `postalAddress` in newsletter.config.ts.',
    'CAN-SPAM',
  ),
  'mail/unknown-support': error(
    'Mail made of what nobody has looked up',
    'Look it up on https://www.caniemail.com and add it to src/core/mail-lint/closed-list.ts.',
    'https://www.caniemail.com',
  ),
} as const satisfies Record<`mail/${string}`, MailEntry>;
