import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoment, formatMoney, localeOf } from '@quittance/core/screens';

/** Amounts, dates and counts in the language the admin is set to. */
export function useFormat() {
  const { i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  return useMemo(
    () => ({
      money: (amount: string, currency: string) => formatMoney(amount, currency, locale),
      day: (day: string) => formatDay(day, locale),
      moment: (moment: string) => formatMoment(moment, locale),
      count: (count: number) => new Intl.NumberFormat(locale).format(count),
    }),
    [locale],
  );
}
