import type { Words } from '@quittance/core/screens';
import { useMemo } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useFormat } from './use-format.ts';

/** Texts, amounts and days together, for sentences that core writes. */
export function useWords(): Words {
  const { tOr } = useText();
  const { money, day } = useFormat();
  return useMemo(() => ({ tOr, money, day }), [tOr, money, day]);
}
