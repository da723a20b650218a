/** The one style sheet of a mail: what cannot stand inline, and what it reads well without. */
import type { DesignTokens, Palette } from '../tokens.ts';
import { groundNames, inkNames, lineNames } from './look.ts';
import { syntaxNames } from './syntax-look.ts';

/** Night, narrow screens and paper; no rule is nested deeper, which Gmail would drop. */
export function styleSheet(tokens: DesignTokens): string {
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    `@media (prefers-color-scheme:dark){\n${nightRules(tokens.dark)}}`,
    '@media (max-width:480px){.side{padding-left:20px !important;padding-right:20px !important}' +
      '.month{font-size:30px !important}.code{font-size:12px !important}.table{font-size:13px !important}}',
    '@media print{.screen{display:none !important}' +
      '.entry a:after{content:" <" attr(href) ">";font-size:12px}' +
      'tr,blockquote,pre,img{page-break-inside:avoid}.flow{page-break-inside:auto}}',
  ].join('\n');
}

/** Classic Outlook does not hand fonts down into tables. */
export const outlookSheet =
  '<style>table,td,th,p,li,h1,h2,h3,h4,h5,h6,a{font-family:Cambria,Georgia,serif}' +
  'td,p,li{mso-line-height-rule:at-least}</style>';

function nightRules(night: Palette): string {
  return [
    ...inkNames.map((name) => `.t-${name}{color:${night[name]} !important}`),
    ...groundNames.map((name) => `.b-${name}{background-color:${night[name]} !important}`),
    ...lineNames.map((name) => `.l-${name}{border-color:${night[name]} !important}`),
    ...lineNames.map((name) => `.u-${name}{text-decoration-color:${night[name]} !important}`),
    ...syntaxNames.map((name) => `.s-${name}{color:${night.syntax[name]} !important}`),
  ].join('\n');
}
