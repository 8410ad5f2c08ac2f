/** The numeric id in `gid://shopify/Order/1`, which can be greater than JavaScript's numbers hold. */
export function orderIdOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1);
}
