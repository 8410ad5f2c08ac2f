const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]{0,59}\.myshopify\.com$/;

/** A shop's permanent domain, in lower case: the only kind of host that is ever called or framed. */
export function isShopDomain(text: string): boolean {
  return SHOP_DOMAIN.test(text);
}
