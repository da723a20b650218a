/**
 * MJML: its head, sections, columns and texts around the Markdown's HTML, whose looks it takes
 * from a sheet to inline. It is told of no fonts, for it fetches from Google what a style names.
 */
import mjml2html from 'mjml';

export const name = 'MJML';
export const lacks = ['role="article"'];

export function prepare({ classed }) {
  const source = documentOf(classed);
  return async () => {
    const { html, errors } = await mjml2html(source, { fonts: {} });
    if (errors.length > 0) throw new Error(errors.map((each) => each.formattedMessage).join('\n'));
    return html;
  };
}

function documentOf({ title, preheader, language, rules, sheet, areas }) {
  return `<mjml lang="${language}"><mj-head>
<mj-title>${escaped(title)}</mj-title><mj-preview>${escaped(preheader)}</mj-preview>
<mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
<mj-style inline="inline">${rules}</mj-style><mj-style>${sheet}</mj-style>
</mj-head><mj-body width="600px" css-class="b-paper">${areas.map(sectionOf).join('')}</mj-body></mjml>`;
}

/** A section's padding is the cell's; its text has the cell's type. */
function sectionOf({ classes, style, html }) {
  const { padding, 'word-break': _, ...type } = declarationsOf(style);
  const attributes = Object.entries(type).map(([property, value]) => `${property}="${value}"`);
  return (
    `<mj-section padding="${padding}" css-class="side"><mj-column>` +
    `<mj-text padding="0" css-class="${classes.replace(/ ?side/, '')}" ${attributes.join(' ')}>${html}</mj-text>` +
    '</mj-column></mj-section>'
  );
}

function declarationsOf(style) {
  return Object.fromEntries(style.split(';').map((each) => each.split(/:(.*)/, 2)));
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
