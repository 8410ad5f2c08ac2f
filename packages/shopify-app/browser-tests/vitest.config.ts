import { defineConfig } from 'vitest/config';

/** The embedded screens in a real Chromium, against the real API: one browser and one shop for all, so one file after the other. */
export default defineConfig({
  root: import.meta.dirname,
  test: { include: ['*.spec.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 300_000 },
});
