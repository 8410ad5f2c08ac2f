import type { HostPlatform } from '@quittance/core/hosts';

/** The `source.host` of orders that come from Shopify. The adapter itself is not written yet. */
export const SHOPIFY: HostPlatform['id'] = 'shopify';
