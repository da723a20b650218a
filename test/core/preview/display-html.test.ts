import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayHtml, withPictureOrigin } from '../../../src/core/preview/display-html.ts';

const mail = (css: string, body = '') => `<html><head><style>${css}</style></head>${body}</html>`;

test('dark conditions always hold in the dark view, and never in the light one', () => {
  const html = mail('@media (prefers-color-scheme:dark){a{color:red}}');
  expect(displayHtml(html, 'dark')).toContain('@media (min-width:0){');
  expect(displayHtml(html, 'light')).toContain('@media (max-width:0){');
});

test('light conditions are the other way round, and other conditions stay', () => {
  const html = mail('@media screen and ( prefers-color-scheme : light ) and (max-width:480px){}');
  expect(displayHtml(html, 'dark')).toContain('screen and (max-width:0) and (max-width:480px)');
  expect(displayHtml(html, 'images-off')).toContain('screen and (min-width:0) and (max-width');
});

test('the canvas follows the view', () => {
  const html = mail(':root{color-scheme:light dark;supported-color-schemes:light dark}');
  expect(displayHtml(html, 'dark')).toContain(':root{color-scheme:dark;');
});

test('what a newsletter says about style sheets is left alone', () => {
  const text = '<pre>@media (prefers-color-scheme:dark){ color-scheme:light dark }</pre>';
  expect(displayHtml(mail('', text), 'dark')).toContain(text);
});

test('only pictures of the archive get another origin', () => {
  const html = [
    '<img alt="a > b" src="https://news.example.com/issues/2023-10/a.png">',
    '<img\nsrc="https://news.example.com/b.png">',
    '<img src="https://news.example.com.evil.example/c.png">',
    '<img src="https://other.example/d.png">',
    '<a href="https://news.example.com/issues/">src="https://news.example.com/e.png"</a>',
  ].join('');
  expect(withPictureOrigin(html, 'https://news.example.com', 'http://127.0.0.1:4321')).toBe(
    html
      .replace(
        'https://news.example.com/issues/2023-10/a',
        'http://127.0.0.1:4321/issues/2023-10/a',
      )
      .replace('https://news.example.com/b', 'http://127.0.0.1:4321/b'),
  );
});

test('undoing the origin gives back every byte', () => {
  const part = fc.constantFrom(
    '<img src="https://a.example/x.png">',
    '<img alt="<" width="2" src="https://a.example">',
    '<img src="https://b.example/y.png">',
    'src="https://a.example/"',
    '<p title="<img">',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => {
      const html = parts.join('');
      const shown = withPictureOrigin(html, 'https://a.example', 'http://127.0.0.1:1');
      expect(withPictureOrigin(shown, 'http://127.0.0.1:1', 'https://a.example')).toBe(html);
    }),
  );
});
