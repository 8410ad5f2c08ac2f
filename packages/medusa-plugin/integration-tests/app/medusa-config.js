const path = require('node:path');
const { defineConfig } = require('@medusajs/framework/utils');

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: { storeCors: '*', adminCors: '*', authCors: '*', jwtSecret: 'test', cookieSecret: 'test' },
  },
  plugins: [
    {
      // The built plugin, as a shop gets it.
      resolve: path.resolve(__dirname, '../..'),
      options: {
        shop: 'test-shop',
        // Medusa's runner puts its own database back before every test, under the feet of whoever is connected to it.
        databaseUrl: process.env.QUITTANCE_TEST_DATABASE_URL,
        publicUrl: 'https://api.shop.example',
        encryptionKey: '00'.repeat(32),
      },
    },
  ],
});
