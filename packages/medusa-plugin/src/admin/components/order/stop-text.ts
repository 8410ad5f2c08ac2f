import { stopText } from '@quittance/core/screens';
import { useTranslation } from 'react-i18next';
import type { Stop } from '../../../api/admin/quittance/contract.ts';
import { useText } from '../../i18n/use-text.ts';

/** A reason in the admin's language. */
export function useStopText() {
  const { i18n } = useTranslation();
  const { tOr } = useText();
  return (stop: Stop) => stopText(stop, i18n.language, tOr);
}
