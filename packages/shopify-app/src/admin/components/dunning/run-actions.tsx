import type { ShownRun } from '@quittance/core/screens';
import { useState } from 'react';
import { useCommitRun, useDiscardRun } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { navigate } from '../../router/location.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

/** Throws a draft away. */
export function DiscardButton({ run: { id } }: { run: ShownRun }) {
  const { t } = useText();
  const outcome = useOutcome();
  const discard = useDiscardRun();
  const run = async () => {
    if (outcome(await discard.run(id), 'dunning.run.discarded', 'dunning.run.discardFailed'))
      await navigate('/dunning');
  };
  return (
    <s-button slot="secondary-actions" loading={discard.pending} onClick={() => void run()}>
      {t('dunning.run.discard')}
    </s-button>
  );
}

/** Makes the letters of a draft real after one question. */
export function CommitButton({ run }: { run: ShownRun }) {
  const { t } = useText();
  const outcome = useOutcome();
  const commit = useCommitRun();
  const [asking, setAsking] = useState(false);
  const { letters } = run.report;
  const confirm = async () => {
    outcome(await commit.run(run), 'dunning.run.committed', 'dunning.run.commitFailed');
    setAsking(false);
  };
  return (
    <>
      <s-button
        slot="primary-action"
        variant="primary"
        disabled={letters === 0}
        loading={commit.pending}
        onClick={() => setAsking(true)}
      >
        {t('dunning.run.commit')}
      </s-button>
      {asking && (
        <Dialog
          heading={t('dunning.run.commitTitle')}
          confirm={t('dunning.run.commit')}
          cancel={t('common.cancel')}
          pending={commit.pending}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          <s-paragraph>{t('dunning.run.commitBody', { count: letters })}</s-paragraph>
        </Dialog>
      )}
    </>
  );
}
