import { runColour, type ShownRun } from '@quittance/core/screens';
import { StatusBadge } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';

export function RunBadge({ run: { state } }: { run: Pick<ShownRun, 'state'> }) {
  const { t } = useText();
  return (
    <StatusBadge color={runColour(state)} className="text-nowrap" data-testid="quittance-run-state" data-state={state}>
      {t(`dunning.run.state.${state}`)}
    </StatusBadge>
  );
}
