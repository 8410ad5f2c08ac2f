import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { patience } from '../../../vitest.patience.ts';

/**
 * Tests on a running Medusa with a real PostgreSQL, found by DB_HOST (must say localhost: for anything else Medusa's runner
 * turns TLS on), DB_PORT, DB_USERNAME and DB_PASSWORD. They test the built plugin: build it first.
 */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    ...patience,
    globals: true,
    include: ['http/**/*.spec.ts'],
    // One file is one boot of Medusa.
    fileParallelism: false,
    globalSetup: [join(import.meta.dirname, 'core-database.ts')],
    env: { MEDUSA_DISABLE_TELEMETRY: 'true', LOG_LEVEL: 'error', NODE_ENV: 'test' },
  },
});
