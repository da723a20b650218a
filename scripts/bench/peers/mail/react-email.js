/**
 * react-email: its components in place of Roundup's elements, with the same styles as objects.
 *
 * Code stays `<pre>` with its coloured parts: its own CodeBlock makes a paragraph of every line,
 * which would cost it more bytes and time.
 */
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';

// React looks once, on import, and is several times slower in development.
process.env.NODE_ENV = 'production';
const { createElement, Fragment } = await import('react');
const { jsx, jsxs } = await import('react/jsx-runtime');
const mail = await import('react-email');

export const name = 'react-email';
export const lacks = ['conditional comments', 'role="article"'];

/** Its type is 14 px with a line of 24 px wherever nothing else is said. */
const inherited = { fontSize: 'inherit', lineHeight: 'inherit' };
const components = {
  p: ({ style, ...rest }) => createElement(mail.Text, { ...rest, style: { ...inherited, ...style } }),
  a: mail.Link,
  img: mail.Img,
  code: mail.CodeInline,
  hr: mail.Hr,
  'x-section': mail.Section,
  'x-row': mail.Row,
  'x-column': mail.Column,
  ...Object.fromEntries(
    ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((as) => [
      as,
      (props) => createElement(mail.Heading, { as, ...props }),
    ]),
  ),
};

export function prepare({ tree }) {
  const html = tree.children.find((node) => node.tagName === 'html');
  const [head, body] = html.children;
  const [wrapper] = body.children;
  const [preheader, paper] = wrapper.children;
  const cell = paper.children[0].children[0];
  const column = cell.children.find((node) => node.tagName === 'table');
  const heads = head.children.filter(
    (node) => node.type === 'element' && node.properties.charset === undefined,
  );
  const parts = { heads, column: withComponents(column), preheader: preheader.children[0].value };
  const { lang, dir } = html.properties;
  const { style, class: className } = body.properties;
  const element = createElement(
    mail.Html,
    { lang, dir },
    createElement(mail.Head, null, elementOf(parts.heads)),
    createElement(
      mail.Body,
      { lang, dir, className, style: styleOf(style) },
      createElement(mail.Preview, { useTitleTag: false }, parts.preheader),
      createElement(mail.Container, { style: { maxWidth: '600px' } }, elementOf(parts.column)),
    ),
  );
  return () => mail.render(element);
}

function elementOf(children) {
  return toJsxRuntime({ type: 'root', children }, { Fragment, jsx, jsxs, components });
}

function styleOf(css) {
  return toJsxRuntime(
    { type: 'element', tagName: 'p', properties: { style: css }, children: [] },
    { Fragment, jsx, jsxs },
  ).props.style;
}

/** A table that lays out is a section for its one cell, or a row for each of its rows. */
function withComponents(node) {
  return [node].flatMap(converted);
}

function converted(node) {
  if (node.type === 'comment') return [];
  if (node.type !== 'element') return [node];
  const { role, width } = node.properties;
  if (node.tagName !== 'table' || role !== 'presentation' || width !== '100%') {
    return [{ ...node, children: node.children.flatMap(converted) }];
  }
  const rows = node.children;
  if (rows.length === 1 && rows[0].children.length === 1) return [section(rows[0].children[0])];
  return rows.map((row) =>
    row.children.length === 1
      ? section(row.children[0])
      : component('x-row', {}, row.children.map(columnOf)),
  );
}

function section({ properties, children }) {
  return component('x-section', properties, children.flatMap(converted));
}

function columnOf({ properties, children }) {
  return component('x-column', properties, children.flatMap(converted));
}

function component(tagName, properties, children) {
  return { type: 'element', tagName, properties, children };
}
