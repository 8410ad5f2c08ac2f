import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests of the repository itself: the floors, the scripts, the packages as a stranger would install them. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['scripts/**/*.test.ts', 'bench/**/*.test.ts', 'packages/salesforce-connector/src/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
