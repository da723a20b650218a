/** A newsletter that is in no git repository. */
import type { Looked } from '../../src/core/doctor/looked.ts';
import type { RepositoryFacts } from '../../src/core/doctor/repository-checks.ts';

export const noRepository = async (): Promise<Looked<RepositoryFacts>> => ({
  skipped: 'The newsletter’s folder is in no git repository.',
});
