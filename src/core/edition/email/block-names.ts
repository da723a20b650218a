/** Which elements stand by themselves, and which of them hold further blocks. */

export const blockNames: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl dt dd table blockquote pre hr div section details summary figure figcaption picture'.split(
    ' ',
  ),
);

/** What stands in all others is set in a line, headings included. */
export const containerNames: ReadonlySet<string> = new Set(
  'ul ol li dl dd blockquote div section details figure figcaption picture'.split(' '),
);
