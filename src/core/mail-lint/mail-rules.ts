/** Every rule that a mail is held to, in the order of the documentation. */
import type { MailRule } from './mail-rule.ts';
import { addressForm, anchorLink, httpAddress, relativeAddress } from './rules/addresses.ts';
import { bareBox, padding } from './rules/boxes.ts';
import { controlCharacter, notAscii } from './rules/characters.ts';
import { closedList } from './rules/closed-list.ts';
import { codeColours } from './rules/code-colours.ts';
import { colourForm } from './rules/colours.ts';
import { lowContrast } from './rules/contrast.ts';
import { noArticle, noCharset, noLanguage, noTitle, noViewport } from './rules/document.ts';
import { forbiddenElement } from './rules/elements.ts';
import { fontStack, webFont } from './rules/fonts.ts';
import { noPostalAddress, noUnsubscribe } from './rules/footer.ts';
import { mainHeading, skippedHeading } from './rules/headings.ts';
import { longLine } from './rules/lines.ts';
import { vagueLink } from './rules/link-words.ts';
import { listId, listUnsubscribe, oneClick } from './rules/list-headers.ts';
import { backgroundPicture, important, modernCss } from './rules/modern-css.ts';
import { colourScheme, nightOnly, nightSelector } from './rules/night.ts';
import { ghostTable, pixelsPerInch } from './rules/outlook.ts';
import { noAlt, pictureFormat, pictureWidth, unstyledAlt } from './rules/pictures.ts';
import { noPreheader, preheaderHiding } from './rules/preheader.ts';
import { brokenStyle, nestedAtRule, sheetTooLarge } from './rules/sheet.ts';
import { nearlyTooLarge, tooLarge } from './rules/size.ts';
import { noScope, tableRole } from './rules/tables.ts';
import { noText, picturesOnly, textDiffers } from './rules/text-edition.ts';
import { videoWithoutWords } from './rules/video.ts';

export const mailRules: readonly MailRule[] = [
  tooLarge,
  nearlyTooLarge,
  sheetTooLarge,
  nestedAtRule,
  brokenStyle,
  longLine,
  notAscii,
  controlCharacter,
  relativeAddress,
  httpAddress,
  addressForm,
  anchorLink,
  noLanguage,
  noTitle,
  noCharset,
  noViewport,
  noArticle,
  tableRole,
  noScope,
  mainHeading,
  skippedHeading,
  vagueLink,
  noAlt,
  unstyledAlt,
  pictureWidth,
  pictureFormat,
  forbiddenElement,
  videoWithoutWords,
  padding,
  bareBox,
  ghostTable,
  pixelsPerInch,
  colourForm,
  modernCss,
  important,
  backgroundPicture,
  colourScheme,
  nightSelector,
  nightOnly,
  lowContrast,
  codeColours,
  fontStack,
  webFont,
  noPreheader,
  preheaderHiding,
  noText,
  textDiffers,
  picturesOnly,
  listUnsubscribe,
  oneClick,
  listId,
  noUnsubscribe,
  noPostalAddress,
  closedList,
];
