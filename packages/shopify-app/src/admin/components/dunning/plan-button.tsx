import { usePlanRun } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { navigate } from '../../router/location.ts';
import { useOutcome } from '../feedback/use-outcome.ts';

/** Plans a run, in place of the draft there may be, and opens it for review: nothing is sent. */
export function PlanButton({ again = false, slot = '' }: { again?: boolean; slot?: '' | 'secondary-actions' }) {
  const { t } = useText();
  const outcome = useOutcome();
  const plan = usePlanRun();
  const run = async () => {
    const planned = await plan.run();
    outcome(planned, 'dunning.run.planned', 'dunning.run.planFailed');
    if (planned.ok) await navigate(`/dunning/${planned.value.id}`);
  };
  return (
    <s-button slot={slot} variant={again ? 'secondary' : 'primary'} loading={plan.pending} onClick={() => void run()}>
      {again ? t('dunning.run.planAgain') : t('dunning.run.plan')}
    </s-button>
  );
}
