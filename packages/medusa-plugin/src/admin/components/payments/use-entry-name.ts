import type { ShownEntry } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

/** What an entry is called where a button must name it. */
export function useEntryName({ amount, currency, counterparty }: ShownEntry): string {
  const { t } = useText();
  const { money } = useFormat();
  return t('payments.entry.of', {
    amount: money(amount, currency),
    counterparty: counterparty ?? t('payments.entry.unknown'),
  });
}
