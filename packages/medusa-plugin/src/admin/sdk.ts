import Medusa from '@medusajs/js-sdk';

/** The one client of the admin API: the session cookie of the signed-in user, at the address the admin was built for. */
export const sdk = new Medusa({ baseUrl: __BACKEND_URL__ || '/', auth: { type: 'session' } });
