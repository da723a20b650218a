/** The document around a mail: language, title, encoding, viewport, and the article that it is. */
import type { LintedMail } from '../linted-mail.ts';
import { attribute, type MailElement, wordsIn } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';

export const noLanguage: MailRule = {
  id: 'mail/no-language',
  *look(mail) {
    for (const element of [...named(mail, 'html'), ...articles(mail)]) {
      const missing = ['lang', 'dir'].filter((name) => !attribute(element.node, name)?.trim());
      if (missing.length === 0) continue;
      yield { reason: `<${element.name}> has no ${missing.join(' and no ')}.`, at: element.at };
    }
  },
};

export const noTitle: MailRule = {
  id: 'mail/no-title',
  look: (mail) => {
    const titles = named(mail, 'title');
    const [first] = titles;
    if (titles.length > 1) return [{ reason: `The HTML has ${titles.length} titles.` }];
    const isEmpty = first !== undefined && wordsIn(first.node) === '';
    if (first !== undefined && !isEmpty) return [];
    return [{ reason: isEmpty ? 'The title of the HTML is empty.' : 'The HTML has no title.' }];
  },
};

export const noCharset: MailRule = {
  id: 'mail/no-charset',
  look: (mail) => {
    const charset = named(mail, 'meta')
      .map(({ node }) => attribute(node, 'charSet'))
      .find((value) => value !== undefined);
    if (charset?.toLowerCase() === 'utf-8') return [];
    return [
      { reason: `The HTML ${charset === undefined ? 'names no charset' : `names ${charset}`}.` },
    ];
  },
};

export const noViewport: MailRule = {
  id: 'mail/no-viewport',
  look: (mail) => {
    const viewport = named(mail, 'meta').find(
      ({ node }) => attribute(node, 'name')?.toLowerCase() === 'viewport',
    );
    const content = viewport === undefined ? '' : (attribute(viewport.node, 'content') ?? '');
    if (/width\s*=\s*device-width/i.test(content)) return [];
    return [{ reason: 'No viewport of the width of the device is set.' }];
  },
};

export const noArticle: MailRule = {
  id: 'mail/no-article',
  look: (mail) => {
    const [article] = articles(mail);
    if (article === undefined) return [{ reason: 'Nothing around the text has role="article".' }];
    const { node, at } = article;
    const described = attribute(node, 'ariaRoleDescription') === 'email';
    const labelled = (attribute(node, 'ariaLabel') ?? '').trim() !== '';
    if (described && labelled) return [];
    const missing = described ? 'aria-label' : 'aria-roledescription="email"';
    return [{ reason: `The article around the text has no ${missing}.`, at }];
  },
};

function named(mail: LintedMail, name: string): MailElement[] {
  return mail.elements.filter((element) => element.name === name);
}

function articles(mail: LintedMail): MailElement[] {
  return mail.elements.filter(({ node }) => attribute(node, 'role') === 'article');
}
