/** The HTML of mails against the standard, with each exception that mail asks for. */
import { HtmlValidate, type Message, StaticConfigLoader } from 'html-validate';
import { expect, test } from 'vitest';
import type { Edition } from '../../../src/core/edition/edition.ts';
import { projectForTier, projectPublic } from '../../../src/core/edition/project.ts';
import { renderEdition } from '../../../src/core/edition/render-edition.ts';
import { sampleEditions } from '../../fakes/sample-editions.ts';
import { context, extra, issueOf, tiers } from './compact-issue.ts';
import { elements } from './elements.ts';
import { issueOfEveryElement } from './every-element.ts';

interface Exception {
  readonly rule: string;
  /** Other messages of the rule still count. */
  readonly message: RegExp;
  readonly why: string;
}

const exceptions: readonly Exception[] = [
  {
    rule: 'no-conditional-comment',
    message: /^Use of conditional comments are deprecated$/,
    why: 'Classic Outlook reads them, and only they give it a column of a fixed width.',
  },
  {
    rule: 'no-inline-style',
    message: /^Inline style is not allowed$/,
    why: 'Gmail drops <style> in mails of foreign accounts, so a mail must read well without it.',
  },
  {
    rule: 'no-deprecated-attr',
    message:
      /^Attribute "(?:align|border|cellpadding|cellspacing|height|valign|width)" is deprecated on <(?:table|td|th|pre)> element$/,
    why: 'Classic Outlook lays tables out by attributes and knows little of the CSS that replaced them.',
  },
  {
    rule: 'presentation-role-style',
    message: /^Prefer to use role="none" instead of role="presentation"$/,
    why: 'The same role, but mail clients and older readers of the screen know the older name alone.',
  },
  {
    rule: 'prefer-tbody',
    message: /^Prefer to wrap <tr> elements in <tbody>$/,
    why: 'Tables for layout have one group of rows; saying so makes the mail longer, and Gmail clips at 102 KB.',
  },
  {
    rule: 'prefer-native-element',
    message: /^Prefer to use the native <article> element$/,
    why: 'Outlook and Yahoo drop <article>, and keep a role.',
  },
];

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:a11y'],
  }),
);

async function findingsIn(edition: Edition): Promise<Message[]> {
  const { results } = await validator.validateString(edition.html);
  return results.flatMap((result) => result.messages);
}

function isExcepted({ ruleId, message }: Message): boolean {
  return exceptions.some((each) => each.rule === ruleId && each.message.test(message));
}

async function faultsIn(edition: Edition): Promise<string[]> {
  const left = (await findingsIn(edition)).filter((finding) => !isExcepted(finding));
  const lines = edition.html.split('\n');
  return left.map(({ ruleId, message, line }) => `${ruleId}: ${message} – ${lines[line - 1]}`);
}

test.each(Object.entries(elements))('the HTML is sound: %s', async (_, markdown) => {
  const edition = await renderEdition(projectPublic(issueOf(markdown)), context);
  expect(await faultsIn(edition)).toEqual([]);
});

test('the HTML of all elements in one mail is sound, for the public and for patrons', async () => {
  const issue = issueOfEveryElement();
  for (const each of [projectPublic(issue), projectForTier(issue, [extra], 'patron', tiers)]) {
    expect(await faultsIn(await renderEdition(each, context))).toEqual([]);
  }
});

test('the HTML of the sample is sound, for the public and for patrons', async () => {
  const { editions } = await sampleEditions();
  for (const edition of editions) expect(await faultsIn(edition)).toEqual([]);
});

test('every exception is still needed', async () => {
  const findings = await findingsIn(
    await renderEdition(projectPublic(issueOfEveryElement()), context),
  );
  const unused = exceptions.filter(
    ({ rule, message }) =>
      !findings.some((finding) => finding.ruleId === rule && message.test(finding.message)),
  );
  expect(unused).toEqual([]);
});

test('the validator is awake', async () => {
  const edition = await renderEdition(projectPublic(issueOf('text')), context);
  const faulty = '<img src="https://a.example/x.png"><td bgcolor="red"></td></body>';
  const faults = await faultsIn({ ...edition, html: edition.html.replace('</body>', faulty) });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(['wcag/h37', 'no-deprecated-attr']);
});
