import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { closedList } from '../../../../src/core/mail-lint/rules/closed-list.ts';
import { mailWithHtml } from '../mail-with-html.ts';

function offencesIn(html: string): { what: string; at: string }[] {
  return [...closedList.look(mailWithHtml(html))].map(({ reason, at = -1 }) => ({
    what: /^The mail has the (.+), which nobody has/.exec(reason)?.[1] ?? reason,
    at: html.slice(at, at + 10),
  }));
}

test.each(readdirSync('test/golden/email'))('%s has nothing that is not on the list', (name) => {
  expect(offencesIn(readFileSync(`test/golden/email/${name}`, 'utf8'))).toEqual([]);
});

test.each([
  ['<video src="x"></video>', 'element video', '<video src'],
  ['<p>a <mark>b</mark></p>', 'element mark', '<mark>b</m'],
  ['<a href="https://x.example" onclick="x()">a</a>', 'attribute onclick of a', '<a href="h'],
  ['<p width="3">a</p>', 'attribute width of p', '<p width="'],
  ['<p data-x="3">a</p>', 'attribute data-x of p', '<p data-x='],
  ['<p style="float:left">a</p>', 'property float', '<p style="'],
  ['<p style="margin:1rem">a</p>', 'value “rem” of margin', '<p style="'],
  ['<p style="margin:-.5rem">a</p>', 'value “rem” of margin', '<p style="'],
  ['<p style="color:var(--ink)">a</p>', 'value “var()” of color', '<p style="'],
  ['<p style="color:rgb(0 0 0)">a</p>', 'value “rgb()” of color', '<p style="'],
  ['<p style="font-family:ui-serif">a</p>', 'value “ui-serif” of font-family', '<p style="'],
  ['<p style="color:red !important">a</p>', 'mark !important in a style attribute', '<p style="'],
  ['<p style="color">a</p>', 'style “color”', '<p style="'],
  ['<p style="a{color:red}">a</p>', 'style “a{color:red}”', '<p style="'],
  ['<meta name="theme-color" content="#fff">', 'meta theme-color', '<meta name'],
  ['<style>td{float:left}</style>', 'property float', 'float:left'],
  ['<style>#a{color:red}</style>', 'selector “id”', '#a{color:r'],
  ['<style>a:hover{color:red}</style>', 'selector “:hover”', 'a:hover{co'],
  ['<style>@import "x";</style>', 'at-rule @import', '@import "x'],
  ['<style>@media (hover){a{color:red}}</style>', 'media query “hover”', '@media (ho'],
  ['<style>td{color:red;width:1vw}</style>', 'property width', 'width:1vw}'],
  ['<style>td{color:red', 'style sheet “td{color:red”', 'td{color:r'],
  ['<!--[if mso]><center>a</center><![endif]-->', 'element center', '<center>a<'],
  [
    '<p>a</p><!--[if mso]>b<i class="c" hidden>a</i><![endif]-->',
    'attribute hidden of i',
    '<i class="',
  ],
  ['<!--[if mso]><style>a{ float:left}</style><![endif]-->', 'property float', 'float:left'],
])('%s is reported', (html, what, at) => {
  expect(offencesIn(html)).toContainEqual({ what, at });
});

test('a media query inside another is reported', () => {
  const html = '<style>@media print{@media print{a{color:red}}}</style>';
  expect(offencesIn(html)).toEqual([{ what: 'at-rule @media inside another', at: '@media pri' }]);
});

test.each([
  '<!-- <video> -->',
  '<p style="color:#1a2b3c;margin:0 0 20px;font-size:.88em">a</p>',
  '<p style="font-family:Georgia, serif;text-decoration:underline">a</p>',
  '<style>.a:after{content:"1rem calc(2vw)"}</style>',
])('%s is let through', (html) => {
  expect(offencesIn(html)).toEqual([]);
});
