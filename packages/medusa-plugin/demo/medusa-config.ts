import { defineConfig } from '@medusajs/framework/utils';
import { databaseUrl } from './src/database-url.ts';
import { seller } from './src/seller.ts';

const { env } = process;
const quittanceDatabaseUrl = databaseUrl(env['QUITTANCE_DATABASE_URL']);

module.exports = defineConfig({
  admin: { disable: env['ADMIN_DISABLED'] === 'true' },
  projectConfig: {
    databaseUrl: databaseUrl(env['DATABASE_URL']),
    // Production cookies travel over TLS alone; on a shop that is plain HTTP on this machine nobody could sign in.
    ...(env['INSECURE_COOKIES'] === 'true' && { cookieOptions: { secure: false, sameSite: 'lax' as const } }),
    http: {
      storeCors: env['STORE_CORS'] ?? '',
      adminCors: env['ADMIN_CORS'] ?? '',
      authCors: env['AUTH_CORS'] ?? '',
      jwtSecret: env['JWT_SECRET'],
      cookieSecret: env['COOKIE_SECRET'],
    },
  },
  plugins: [
    {
      resolve: '@quittance/medusa-plugin',
      options: {
        shop: 'demo',
        ...(quittanceDatabaseUrl !== undefined && { databaseUrl: quittanceDatabaseUrl }),
        ...(env['QUITTANCE_KEY'] !== undefined && { encryptionKey: env['QUITTANCE_KEY'] }),
        settings: { seller, invoiceOn: 'placement' },
        erp: { adapter: 'ledger' },
      },
    },
  ],
});
