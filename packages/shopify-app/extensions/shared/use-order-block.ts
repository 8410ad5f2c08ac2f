import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OrderBlock } from '../../src/api/contract.ts';
import { ask } from './ask.ts';

export type Loading<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'there'; readonly value: T };

/** The order as the block shows it, what the server words in a language, and a way to ask again. */
export function useOrderBlock(
  orderId: string,
  language?: 'en' | 'fr' | 'de',
): readonly [Loading<OrderBlock>, () => Promise<void>] {
  const [block, setBlock] = useState<Loading<OrderBlock>>({ state: 'loading' });
  const load = useCallback(async () => {
    const asked = await ask<OrderBlock>(
      `/app/order-block/${orderId}${language === undefined ? '' : `?language=${language}`}`,
    );
    setBlock(asked.ok ? { state: 'there', value: asked.value } : { state: 'failed' });
  }, [orderId, language]);
  useEffect(() => void load(), [load]);
  return [block, load];
}
