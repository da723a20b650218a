/** The one style sheet of a mail: what cannot stand inline, and what it reads well without. */
import type { DesignTokens, Palette } from '../tokens.ts';
import { groundNames, inkNames, lineNames } from './look.ts';
import { syntaxNames } from './syntax-look.ts';

/** A class, and what stands between the braces. */
type Rule = readonly [name: string, declarations: string];

/**
 * Night, narrow screens and paper, for the classes that the mail has; no rule is nested deeper,
 * which Gmail would drop.
 */
export function styleSheet(tokens: DesignTokens, used: ReadonlySet<string>): string {
  const written = (rules: readonly Rule[], separator: string): string =>
    rules
      .filter(([name]) => used.has(name))
      .map(([name, declarations]) => `.${name}{${declarations}}`)
      .join(separator);
  const print = used.has('entry')
    ? '.entry a:after{content:" <" attr(href) ">";font-size:12px}'
    : '';
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    `@media (prefers-color-scheme:dark){\n${written(nightRules(tokens.dark), '\n')}}`,
    `@media (max-width:480px){${written(narrowRules, '')}}`,
    `@media print{.screen{display:none !important}${print}` +
      'tr,blockquote,pre,img{page-break-inside:avoid}.flow{page-break-inside:auto}}',
  ].join('\n');
}

/** Classic Outlook does not hand fonts down into tables. */
export const outlookSheet =
  '<style>table,td,th,p,li,h1,h2,h3,h4,h5,h6,a{font-family:Cambria,Georgia,serif}' +
  'td,p,li{mso-line-height-rule:at-least}</style>';

const narrowRules: readonly Rule[] = [
  ['side', 'padding-left:20px !important;padding-right:20px !important'],
  ['month', 'font-size:30px !important'],
  ['code', 'font-size:12px !important'],
  ['table', 'font-size:13px !important'],
];

function nightRules(night: Palette): Rule[] {
  return [
    ...inkNames.map((name): Rule => [`t-${name}`, `color:${night[name]} !important`]),
    ...groundNames.map((name): Rule => [`b-${name}`, `background-color:${night[name]} !important`]),
    ...lineNames.map((name): Rule => [`l-${name}`, `border-color:${night[name]} !important`]),
    ...lineNames.map((name): Rule => [
      `u-${name}`,
      `text-decoration-color:${night[name]} !important`,
    ]),
    ...syntaxNames.map((name): Rule => [`s-${name}`, `color:${night.syntax[name]} !important`]),
  ];
}
