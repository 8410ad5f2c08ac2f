import type { Problem } from '@quittance/core/model';
import { stopText } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';

/** A reason in the language of the admin. */
export function useStopText() {
  const { language, tOr } = useText();
  return (stop: Pick<Problem, 'code' | 'message' | 'advice'>) => stopText(stop, language, tOr);
}
