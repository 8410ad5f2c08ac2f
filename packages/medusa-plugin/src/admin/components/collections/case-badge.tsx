import { caseColour, caseStateText, shownCaseState, type ShownCaseStatus } from '@quittance/core/screens';
import { StatusBadge } from '@medusajs/ui';
import { useWords } from '../../format/use-words.ts';

/** Where a case stands. */
export function CaseBadge({ status }: { status: ShownCaseStatus }) {
  const words = useWords();
  const shown = shownCaseState(status);
  return (
    <StatusBadge
      color={caseColour(shown)}
      className="shrink-0 text-nowrap"
      data-testid="quittance-case-state"
      data-state={shown}
    >
      {caseStateText(status, words)}
    </StatusBadge>
  );
}
