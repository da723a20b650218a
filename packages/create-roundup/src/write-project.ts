/** Writes a newsletter into a folder that is empty or not there yet, and over nothing. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Answers, nameOf } from './answers.ts';
import { fillTemplate, targetOf } from './fill-template.ts';

const TEMPLATE = fileURLToPath(new URL('../template/', import.meta.url));
/** What `git init` leaves, and the systems of desktops. */
const HARMLESS = new Set(['.git', '.DS_Store', 'Thumbs.db', 'desktop.ini']);

export interface ProjectRequest {
  /** Absolute. */
  readonly target: string;
  /** The folder’s own name. */
  readonly folder: string;
  readonly answers: Answers;
  /** The engine, as package.json names it. */
  readonly engine: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** What is in a folder that must be empty; [] where there is no such folder. */
export async function leavings(target: string): Promise<string[]> {
  const names = await readdir(target).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => !HARMLESS.has(name)).toSorted();
}

/** Gives the paths that were written, sorted. */
export async function writeProject(request: ProjectRequest): Promise<string[]> {
  const { target, folder, answers, engine, day } = request;
  const values = {
    ...answers,
    name: nameOf(folder),
    engine,
    day,
    month: day.slice(0, 7),
    year: day.slice(0, 4),
  };
  const written: string[] = [];
  for (const path of await templateFiles()) {
    const to = targetOf(path, values);
    await mkdir(dirname(join(target, to)), { recursive: true });
    const text = await readFile(join(TEMPLATE, path), 'utf8');
    await writeFile(join(target, to), fillTemplate(text, path, values), { flag: 'wx' });
    written.push(to);
  }
  return written.toSorted();
}

async function templateFiles(): Promise<string[]> {
  const entries = await readdir(TEMPLATE, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(TEMPLATE.length).replaceAll('\\', '/'))
    .toSorted();
}
