/** The `source.host` of orders that come from Shopify. */
export const HOST = 'shopify';
