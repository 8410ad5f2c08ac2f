import { defineConfig } from 'vitest/config';
import { patience } from '../../../vitest.patience.ts';

/** The admin in a real Chromium, against a real shop: one browser and one shop for all, so one file after the other. */
export default defineConfig({
  root: import.meta.dirname,
  test: { ...patience, include: ['*.spec.ts'], fileParallelism: false, hookTimeout: 900_000 },
});
