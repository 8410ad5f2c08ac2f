import { defineConfig } from 'vitest/config';
import { patience } from '../../vitest.patience.ts';

/** The server and what it is made of; the extensions, which run in a document. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...patience,
          name: 'app',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          env: { QUITTANCE_LOG: 'silent' },
          globalSetup: ['test/run.ts'],
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          ...patience,
          name: 'extensions',
          include: ['extensions/**/*.test.tsx'],
          environment: 'jsdom',
          // Node itself would import the .tsx of an extension, and fail.
          server: { deps: { inline: ['@shopify/ui-extensions-tester'] } },
        },
      },
    ],
  },
});
