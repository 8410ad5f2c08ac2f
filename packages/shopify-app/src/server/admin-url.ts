import type { AppOptions } from '../options.ts';

/** Where the admins of all shops are; a sandbox stands in for them too. */
export const adminOrigin = ({ sandbox }: Pick<AppOptions, 'sandbox'>): string => sandbox ?? 'https://admin.shopify.com';

/** The app inside a shop's admin. Takes a validated domain, so that nothing it leads to is anywhere else. */
export function adminUrl(options: Pick<AppOptions, 'apiKey' | 'sandbox'>, shop: string): string {
  return `${adminOrigin(options)}/store/${shop.replace(/\.myshopify\.com$/, '')}/apps/${options.apiKey}`;
}
