/** The app inside a shop's admin. Takes a validated domain, so that nothing it leads to is anywhere else. */
export function adminUrl(shop: string, apiKey: string): string {
  return `https://admin.shopify.com/store/${shop.replace(/\.myshopify\.com$/, '')}/apps/${apiKey}`;
}
