/** The Nu Html Checker, which knows HTML, CSS and SVG as the standards have them. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const JAR = join(import.meta.dirname, '../judges/node_modules/vnu-jar/build/dist/vnu.jar');

/** Needs Java, and `npm ci --ignore-scripts --prefix test/judges`; it is left out without them. */
export const hasNuChecker = existsSync(JAR) && spawnSync('java', ['-version']).status === 0;

const report = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      subType: z.string().optional(),
      url: z.string().optional(),
      message: z.string(),
      extract: z.string().optional(),
    }),
  ),
});

const MOST_BYTES = 64 * 1024 * 1024;
/** A file has no origin, so to the checker `self` is nobody; browsers hold the policy in other tests. */
const POLICY = 'violates Content Security Policy';
/**
 * It has not learned of animations that follow how far one has scrolled (CSS Animations 2, Scroll-driven
 * Animations): exactly these properties are passed over, whatever else it says of them is not.
 */
const UNLEARNED =
  /^CSS: “(?:animation-timeline|animation-range|timeline-scope|view-timeline)”: Property “[a-z-]+” doesn't exist\.$/;

/** It runs for seconds: compiled once, it takes half the time, and its frames take more of the stack. */
const JVM = ['-XX:TieredStopAtLevel=1', '-Xss8m'];

/** Errors and warnings in all pages, style sheets and pictures of a folder, each with its place. */
export async function nuComplaints(folder: string): Promise<string[]> {
  const options = ['--exit-zero-always', '--also-check-css', '--also-check-svg'];
  const { stderr } = await promisify(execFile)(
    'java',
    [...JVM, '-jar', JAR, ...options, '--skip-non-html', '--format', 'json', folder],
    { maxBuffer: MOST_BYTES },
  );
  return report
    .parse(JSON.parse(stderr))
    .messages.filter(({ message }) => !message.includes(POLICY) && !UNLEARNED.test(message))
    .map(
      ({ type, subType, url = '', message, extract = '' }) =>
        `${url.slice(url.indexOf(folder) + folder.length)}: ${subType ?? type}: ${message} ${extract}`,
    );
}
