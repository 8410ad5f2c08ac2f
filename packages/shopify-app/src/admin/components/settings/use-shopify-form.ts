import { useState } from 'react';
import type { ShopAnswer, ShopifySettings } from '../../api/contract.ts';
import { useSaveShop } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';

/** All of it is off until the merchant asks: metafields are the app's own, while tags, payments and terms are the merchant's. */
const OFF: ShopifySettings = { tags: { on: false, prefix: 'invoice:' }, markAsPaid: false, paymentTerms: false };

/** What Quittance writes into Shopify, as it is being chosen. */
export function useShopifyForm(shop: ShopAnswer | undefined) {
  const { t } = useText();
  const errorText = useErrorText();
  const save = useSaveShop();
  const stored = shop?.state.settings ?? OFF;
  const [edits, setEdits] = useState<Partial<ShopifySettings>>({});
  const settings = { ...stored, ...edits };
  const prefixError = /^[^,]{1,20}$/.test(settings.tags.prefix.trim()) ? '' : t('shopify.prefixInvalid');
  const run = async (): Promise<boolean> => {
    if (prefixError !== '' || shop === undefined) return false;
    const needsTerms = settings.paymentTerms && !stored.paymentTerms && !shop.scopes.includes('write_payment_terms');
    if (needsTerms && !(await granted('write_payment_terms'))) return false;
    const answer = await save.run({ ...shop.state, settings });
    tell(
      answer,
      () => t('shopify.saved'),
      (failure) => `${t('shopify.saveFailed')}: ${errorText(failure)}`,
    );
    if (answer.ok) setEdits({});
    return answer.ok;
  };
  return {
    settings,
    prefixError,
    changed: JSON.stringify(settings) !== JSON.stringify(stored),
    pending: save.pending,
    set: (change: Partial<ShopifySettings>) => setEdits((current) => ({ ...current, ...change })),
    discard: () => setEdits({}),
    run,
  };
}
export type ShopifyForm = ReturnType<typeof useShopifyForm>;

/** Asks the merchant for an optional permission in the admin's own dialog. */
async function granted(scope: string): Promise<boolean> {
  const { result } = await shopify.scopes.request([scope]);
  return result === 'granted-all';
}
