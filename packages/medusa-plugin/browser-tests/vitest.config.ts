import { defineConfig } from 'vitest/config';

/** The admin in a real Chromium, against a real shop: one browser and one shop for all, so one file after the other. */
export default defineConfig({
  root: import.meta.dirname,
  test: { include: ['*.spec.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 900_000 },
});
