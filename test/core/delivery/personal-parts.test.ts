/** No value of a recipient breaks out of where it stands, whatever subscribers and authors write. */
import fc from 'fast-check';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { listHeaders } from '../../../src/core/delivery/message.ts';
import {
  MOST_NAME_FALLBACKS,
  nameTag,
  personalize,
  personalTags,
  personalValues,
  UNSUBSCRIBE_TOKEN_TAG,
} from '../../../src/core/delivery/personal-parts.ts';
import { mailBody } from '../../fakes/mail-body.ts';
import { sampleSubmission } from '../../fakes/sample-submission.ts';

const TOKEN = 'x-Y_z'.padEnd(43, '0');
const person = (name?: string) => ({ unsubscribeToken: TOKEN, name });

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('<b>', '</p>', '"', "'", '&', '&amp;', '\r', '\n', '\r\nBcc: x', ' ', '_'),
      fc.constantFrom(UNSUBSCRIBE_TOKEN_TAG, nameTag(0, 'html'), nameTag(1, 'text'), '__roundup'),
      fc.constantFrom(
        'roundup',
        'Ada',
        'Zoë',
        '%',
        '{{name}}',
        '-name-',
        '=3D',
        '\u2028',
        '\u202e',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));
const edition = fc.record({
  nameFallbacks: fc.array(hostile, { minLength: 1, maxLength: MOST_NAME_FALLBACKS }),
});

test('each medium has its own tag, and gets its own value', () => {
  const values = personalValues({ nameFallbacks: ['friend'] }, person('Zoë O’Neill'));
  expect(personalize(`${nameTag(0, 'html')} ${nameTag(0, 'text')}`, values)).toBe('Zo&#235; Zoë');
});

test('those without a name get the fallback that stands in its place', () => {
  const values = personalValues({ nameFallbacks: ['friend', 'reader'] }, person());
  expect(personalize(`${nameTag(1, 'html')}, ${nameTag(0, 'text')}`, values)).toBe(
    'reader, friend',
  );
});

test('every tag is replaced by the token, as it is', () => {
  const values = personalValues({ nameFallbacks: [] }, person());
  const text = `${UNSUBSCRIBE_TOKEN_TAG} and ${UNSUBSCRIBE_TOKEN_TAG}`;
  expect(personalize(text, values)).toBe(`${TOKEN} and ${TOKEN}`);
});

test('a value is one line without markup, and holds no tag', () => {
  fc.assert(
    fc.property(edition, hostile, (parts, name) => {
      for (const [tag, value] of personalValues(parts, person(name))) {
        if (tag === UNSUBSCRIBE_TOKEN_TAG) continue;
        expect(value).not.toBe('');
        expect(value).not.toMatch(/[_\p{Cc}\p{Cf}\u2028\u2029]/u);
        if (tag.endsWith('_html__')) expect(value).toMatch(/^(?:[A-Za-z0-9 .,-]|&#\d+;)+$/);
      }
    }),
  );
});

test('in HTML a value is text, in an element as in an attribute', () => {
  fc.assert(
    fc.property(edition, hostile, (parts, name) => {
      const tag = nameTag(0, 'html');
      const values = personalValues(parts, person(name));
      const html = personalize(`<p title="${tag}" lang='${tag}'>${tag}</p>`, values);
      const tags: string[] = [];
      const texts: string[] = [];
      visit(rehype().data('settings', { fragment: true }).parse(html), (node) => {
        if (node.type === 'element') tags.push(node.tagName, ...Object.keys(node.properties));
        if (node.type === 'text') texts.push(node.value);
      });
      expect(tags).toEqual(['p', 'title', 'lang']);
      expect(texts).toEqual([values.get(nameTag(0, 'text'))]);
    }),
  );
});

test('in whichever order a provider puts the values in, the mail is the same', () => {
  const order = fc.array(fc.nat(), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(edition, hostile, order, (parts, name, weights) => {
      const values = personalValues(parts, person(name));
      const tags = personalTags(parts);
      const text = `Dear ${tags.join(', ')}; ${tags.join(' ')}`;
      const shuffled = [...values].toSorted(
        ([a], [b]) => (weights[tags.indexOf(a)] ?? 0) - (weights[tags.indexOf(b)] ?? 0),
      );
      const oneByOne = shuffled.reduce(
        (done, [tag, value]) => done.replaceAll(tag, () => value),
        text,
      );
      expect(oneByOne).toBe(personalize(text, values));
    }),
  );
});

test('no name gets into a header, nor anything but ids into what a provider keeps', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const submission = sampleSubmission(1);
      const [first] = submission.recipients;
      if (first === undefined) throw new Error('No recipient.');
      const named = { ...submission, recipients: [{ ...first, name: `Zoë ${name}` }] };
      const [of] = mailBody(named).personalizations;
      const [without] = mailBody(submission).personalizations;
      expect({ ...of, substitutions: {} }).toEqual({ ...without, substitutions: {} });
      expect(listHeaders(named.message, { ...first, name })).toEqual(
        listHeaders(submission.message, first),
      );
    }),
  );
});
