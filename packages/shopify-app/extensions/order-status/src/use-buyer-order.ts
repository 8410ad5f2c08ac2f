import type { Api } from '@shopify/ui-extensions/customer-account.order-status.block.render';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { BuyerOrder } from '../../../src/api/contract.ts';
import type { EInvoicingData } from '../../../src/api/e-invoicing-data.ts';
import { ask, post } from '../../shared/ask.ts';
import type { Loading } from '../../shared/use-order-block.ts';

declare const shopify: Api;
/** Set where the extension is bundled: customer accounts resolve no path against the app's URL. */
declare const process: { readonly env: { readonly APP_URL: string } };

interface Doings {
  readonly reload: () => Promise<void>;
  /** Whether it was kept. */
  readonly save: (data: EInvoicingData) => Promise<boolean>;
}

/** The order as our server shows it to the buyer who signed in. */
export function useBuyerOrder(orderId: string): readonly [Loading<BuyerOrder>, Doings] {
  const [order, setOrder] = useState<Loading<BuyerOrder>>({ state: 'loading' });
  const url = `${process.env.APP_URL}/buyer/orders/${orderId}`;
  const reload = useCallback(async () => {
    const asked = await ask<BuyerOrder>(url, { headers: await signed() });
    setOrder(asked.ok ? { state: 'there', value: asked.value } : { state: 'failed' });
  }, [url]);
  const save = useCallback(
    async (data: EInvoicingData) => {
      const asked = await ask<BuyerOrder>(`${url}/e-invoicing`, post(data, await signed()));
      if (asked.ok) setOrder({ state: 'there', value: asked.value });
      return asked.ok;
    },
    [url],
  );
  useEffect(() => void reload(), [reload]);
  return [order, { reload, save }];
}

async function signed(): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await shopify.sessionToken.get()}` };
}
