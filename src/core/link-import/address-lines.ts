/** A page a line: its address, and its title behind a bar, as OneTab writes it. */
import type { ExportedLink, ExportFormat } from './exported-link.ts';

const LINE = /^(https?:\/\/\S+)(?:\s+\|\s+(.*))?$/;

export const addressLines: ExportFormat = {
  id: 'addresses',
  title: 'addresses, one a line, or OneTab',
  knows(text) {
    const [first = ''] = text.trimStart().split(/\r?\n/, 1);
    return LINE.test(first.trim());
  },
  read(text) {
    const links: ExportedLink[] = [];
    const broken: { at: number; why: string }[] = [];
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      if (line.trim() === '') continue;
      const [, url, title = ''] = LINE.exec(line.trim()) ?? [];
      if (url === undefined) broken.push({ at: index + 1, why: 'it begins with no address' });
      else links.push({ at: index + 1, url, title });
    }
    return { links, broken };
  },
};
