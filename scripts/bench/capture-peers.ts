/** Reads saved pages by every engine in turn, in this process; run by capture/capture-times.ts. */
import { readPages } from './capture/saved-pages.ts';
import type { CaptureFigure } from './capture/capture-figure.ts';
import { loadReaders } from './capture/page-reader.ts';
import { isRightAuthor, isRightTitle } from './capture/is-right.ts';
import { median } from './measure.ts';
import { processorMs } from './processor-time.ts';

const ROUNDS = 3;

const [folder] = process.argv.slice(2);
const pages = await readPages(folder);
const readers = await loadReaders();
const figures = readers.map((reader) => ({
  reader,
  times: [] as number[],
  titles: 0,
  authors: 0,
  failed: 0,
}));

for (let round = 0; round <= ROUNDS; round += 1) {
  // Who goes first changes, so that nobody always cleans up after the same neighbour.
  for (const figure of round % 2 === 0 ? figures : figures.toReversed()) {
    let ms = 0;
    for (const page of pages) {
      const startedAt = processorMs();
      const found = await figure.reader.read(page.html, page.url).catch(() => undefined);
      ms += processorMs() - startedAt;
      if (round > 0) continue;
      if (found === undefined) figure.failed += 1;
      if (isRightTitle(found?.title, page.title)) figure.titles += 1;
      if (isRightAuthor(found?.author, page.author)) figure.authors += 1;
    }
    // The first round warms up.
    if (round > 0) figure.times.push(ms);
  }
}
const result: CaptureFigure[] = figures.map(({ reader, times, titles, authors, failed }) => ({
  name: reader.name,
  ms: median(times),
  repetitions: times.length,
  pages: pages.length,
  titles,
  titled: pages.filter(({ title }) => title !== undefined).length,
  authors,
  authored: pages.filter(({ author }) => author !== undefined).length,
  failed,
}));
process.stdout.write(JSON.stringify(result));
