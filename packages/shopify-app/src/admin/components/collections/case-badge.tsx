import { caseColour, caseStateText, shownCaseState, type ShownCaseStatus } from '@quittance/core/screens';
import { useWords } from '../../format/use-words.ts';
import { TONES } from '../status/badges.tsx';

/** Where a case stands. */
export function CaseBadge({ status }: { status: ShownCaseStatus }) {
  const words = useWords();
  return <s-badge tone={TONES[caseColour(shownCaseState(status))]}>{caseStateText(status, words)}</s-badge>;
}
