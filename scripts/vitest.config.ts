import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { patience } from '../vitest.patience.ts';

/** Tests of the repository itself: the floors, the scripts, the packages as a stranger would install them. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    ...patience,
    include: ['scripts/**/*.test.ts', 'bench/**/*.test.ts', 'packages/salesforce-connector/src/**/*.test.ts'],
    maxWorkers: 2,
  },
});
