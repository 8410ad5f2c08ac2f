import { EnvelopeSolid } from '@medusajs/icons';
import { Button } from '@medusajs/ui';
import { useNavigate } from 'react-router-dom';
import { usePlanRun, type DunningWork } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../feedback/empty.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { RunSummary } from './run-summary.tsx';
import { runPath } from './run-path.ts';

/** The draft that waits for review, or the button that makes one. */
export function NextRun({ work: { draft } }: { work: DunningWork }) {
  const { t } = useText();
  if (draft === undefined)
    return (
      <Empty
        icon={<EnvelopeSolid />}
        title={t('dunning.run.none')}
        hint={t('dunning.run.noneHint')}
        action={<PlanButton again={false} />}
      />
    );
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <RunSummary run={draft} />
      <div className="flex justify-end">
        <PlanButton again />
      </div>
    </div>
  );
}

export function PlanButton({ again }: { again: boolean }) {
  const { t } = useText();
  const outcome = useOutcome();
  const navigate = useNavigate();
  const plan = usePlanRun();
  const onClick = () => {
    const { onSuccess, onError } = outcome({ done: 'dunning.run.planned', failed: 'dunning.run.planFailed' });
    plan.mutate(undefined, {
      onError,
      onSuccess: ({ id }) => {
        onSuccess();
        void navigate(runPath(id));
      },
    });
  };
  return (
    <Button
      size="small"
      variant={again ? 'secondary' : 'primary'}
      isLoading={plan.isPending}
      onClick={onClick}
      data-testid="quittance-plan"
    >
      {again ? t('dunning.run.planAgain') : t('dunning.run.plan')}
    </Button>
  );
}
