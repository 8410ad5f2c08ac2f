import { defineConfig } from 'vitest/config';

/** What needs no shop. The tests on a running Medusa are in integration-tests/. */
export default defineConfig({ test: { include: ['src/**/*.test.ts', 'demo/src/**/*.test.ts'], maxWorkers: 2 } });
