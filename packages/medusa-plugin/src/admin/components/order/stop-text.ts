import { useTranslation } from 'react-i18next';
import type { Stop } from '../../../api/admin/quittance/contract.ts';
import { useText } from '../../i18n/use-text.ts';

/**
 * A reason in the admin's language. Core writes its sentences in English, with the figures of the case; known codes have a
 * headline and advice in every language, and the sentence with the figures stays as the detail.
 */
export function useStopText() {
  const { i18n } = useTranslation();
  const { tOr } = useText();
  return (stop: Stop) => {
    const headline = tOr(`problem.${stop.code}.headline`, stop.message);
    const english = i18n.language?.startsWith('en') ?? true;
    return {
      headline,
      detail: headline === stop.message ? undefined : stop.message,
      advice: english ? stop.advice : tOr(`problem.${stop.code}.advice`, stop.advice),
    };
  };
}
