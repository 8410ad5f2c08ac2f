import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Has everything under these keys asked for again, and waits for none of it. A mutation that waited would tell whoever asked for it last, when the
 * new data may have taken them off the page: they would not hear of it, and what was to follow would not.
 */
export function refresh(client: QueryClient, ...queryKeys: readonly QueryKey[]): void {
  for (const queryKey of queryKeys) void client.invalidateQueries({ queryKey });
}
