import { isDraft, type ShownRun } from '@quittance/core/screens';
import { Button, Prompt } from '@medusajs/ui';
import { useNavigate } from 'react-router-dom';
import { useCommitRun, useDiscardRun } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { PlanButton } from './next-run.tsx';

/** What can be done with a draft: make it real, plan it anew, throw it away. */
export function RunActions({ run }: { run: ShownRun }) {
  const { t } = useText();
  const outcome = useOutcome();
  const navigate = useNavigate();
  const discard = useDiscardRun();
  if (!isDraft(run)) return null;
  const onDiscard = () =>
    discard.mutate(
      run.id,
      outcome({
        done: 'dunning.run.discarded',
        failed: 'dunning.run.discardFailed',
        after: () => void navigate('/quittance?view=dunning'),
      }),
    );
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="small"
        variant="transparent"
        isLoading={discard.isPending}
        onClick={onDiscard}
        data-testid="quittance-discard"
      >
        {t('dunning.run.discard')}
      </Button>
      <PlanButton again />
      <Commit run={run} />
    </div>
  );
}

function Commit({ run }: { run: ShownRun }) {
  const { t } = useText();
  const outcome = useOutcome();
  const commit = useCommitRun();
  const onConfirm = () =>
    commit.mutate(run, outcome({ done: 'dunning.run.committed', failed: 'dunning.run.commitFailed' }));
  return (
    <Prompt variant="confirmation">
      <Prompt.Trigger asChild>
        <Button
          size="small"
          disabled={run.report.letters === 0}
          isLoading={commit.isPending}
          data-testid="quittance-commit"
        >
          {t('dunning.run.commit')}
        </Button>
      </Prompt.Trigger>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t('dunning.run.commitTitle')}</Prompt.Title>
          <Prompt.Description className="text-pretty">
            {t('dunning.run.commitBody', { count: run.report.letters })}
          </Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel>{t('common.cancel')}</Prompt.Cancel>
          <Prompt.Action onClick={onConfirm} data-testid="quittance-commit-confirm">
            {t('dunning.run.commit')}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  );
}
