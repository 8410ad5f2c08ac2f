import { defineConfig } from 'vitest/config';

/** The admin in a real Chromium, against a real shop: one browser and one shop for all, so one file after the other. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['*.spec.ts'],
    // Not steady yet: it has passed, and has failed on a busy machine. By hand: WHOLE_STORY=1.
    exclude: process.env['WHOLE_STORY'] === '1' ? [] : ['whole-story.spec.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 900_000,
  },
});
