import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Tests on a running Medusa with a real PostgreSQL, found by DB_HOST (must say localhost: for anything else Medusa's runner
 * turns TLS on), DB_PORT, DB_USERNAME and DB_PASSWORD. They test the built plugin: build it first.
 */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    globals: true,
    include: ['http/**/*.spec.ts'],
    // One file is one boot of Medusa.
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 240_000,
    globalSetup: [join(import.meta.dirname, 'core-database.ts')],
    env: { MEDUSA_DISABLE_TELEMETRY: 'true', LOG_LEVEL: 'error', NODE_ENV: 'test' },
  },
});
