/** The pinned version of the Admin API; `shopify.app.toml` names the same. Raised once a quarter, with a diff of the schema. */
export const API_VERSION = '2026-10';
