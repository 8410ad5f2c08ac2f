import { defineConfig } from 'vitest/config';

/** The embedded screens in a real Chromium, against the real API, and the whole app's stories: one browser at a time, so one file after the other. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['*.spec.ts', 'stories/*.spec.ts'],
    globalSetup: ['screens.ts', '../test/run.ts'],
    env: { QUITTANCE_LOG: 'silent' },
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
