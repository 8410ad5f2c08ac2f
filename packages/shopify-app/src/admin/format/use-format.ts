import { formatDay, formatMoment, formatMoney, localeOf } from '@quittance/core/screens';
import { useContext, useMemo } from 'react';
import { ReadingContext } from '../i18n/use-text.ts';

/** Amounts, dates and counts in the language the admin is set to. */
export function useFormat() {
  const { locale: chosen } = useContext(ReadingContext);
  const locale = localeOf(chosen);
  return useMemo(() => {
    const counts = new Intl.NumberFormat(locale);
    return {
      money: (amount: string, currency: string) => formatMoney(amount, currency, locale),
      day: (day: string) => formatDay(day, locale),
      moment: (moment: string) => formatMoment(moment, locale),
      count: (count: number) => counts.format(count),
    };
  }, [locale]);
}
