/** Random tests have the same cases in every run of CI, and new ones in every run elsewhere. */
import fc from 'fast-check';

if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 20_261_124 });
