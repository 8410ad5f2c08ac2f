import { defineConfig } from 'vitest/config';

/** The server and what it is made of; the extensions, which run in a document. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        test: {
          name: 'app',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          env: { QUITTANCE_LOG: 'silent' },
          globalSetup: ['test/run.ts'],
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
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
