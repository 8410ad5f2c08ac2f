import { defineConfig } from 'vitest/config';
import { patience } from '../../vitest.patience.ts';

/** What needs no shop. The tests on a running Medusa are in integration-tests/. */
export default defineConfig({
  test: { ...patience, include: ['src/**/*.test.ts', 'demo/src/**/*.test.ts'], maxWorkers: 2 },
});
