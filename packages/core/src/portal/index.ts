/** What buyers see: a document behind a link of its own, without an account. */
export { portalRoutes, type PortalOptions } from './portal-routes.ts';
