import { defineConfig } from '@medusajs/framework/utils';
import { databaseUrl } from './src/database-url.ts';

const { env } = process;

module.exports = defineConfig({
  admin: { disable: env['ADMIN_DISABLED'] === 'true' },
  projectConfig: {
    databaseUrl: databaseUrl(env['DATABASE_URL']),
    http: {
      storeCors: env['STORE_CORS'] ?? '',
      adminCors: env['ADMIN_CORS'] ?? '',
      authCors: env['AUTH_CORS'] ?? '',
      jwtSecret: env['JWT_SECRET'],
      cookieSecret: env['COOKIE_SECRET'],
    },
  },
});
