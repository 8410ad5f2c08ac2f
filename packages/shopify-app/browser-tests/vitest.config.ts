import { defineConfig } from 'vitest/config';
import { patience } from '../../../vitest.patience.ts';

/** The embedded screens in a real Chromium, against the real API, and the whole app's stories: one browser at a time, so one file after the other. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    ...patience,
    include: ['*.spec.ts', 'stories/*.spec.ts'],
    globalSetup: ['screens.ts', '../test/run.ts'],
    env: { QUITTANCE_LOG: 'silent' },
    fileParallelism: false,
  },
});
