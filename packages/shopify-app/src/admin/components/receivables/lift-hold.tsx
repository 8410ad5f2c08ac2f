import { useState } from 'react';
import { useLiftHold } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonDialog } from '../feedback/reason-dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

/** Lets reminders go on that a hold stopped, with the reason for it. `sentence` says what it stops. */
export function LiftHold({ id, sentence }: { id: string; sentence: string }) {
  const { t } = useText();
  const outcome = useOutcome();
  const lift = useLiftHold();
  const [asking, setAsking] = useState(false);
  const confirm = async (reason: string) => {
    if (outcome(await lift.run(id, reason), 'receivables.hold.lifted', 'receivables.hold.liftFailed')) setAsking(false);
  };
  return (
    <s-stack direction="inline">
      <s-button
        accessibilityLabel={t('receivables.hold.liftOf', { hold: sentence })}
        loading={lift.pending}
        onClick={() => setAsking(true)}
      >
        {t('receivables.hold.lift')}
      </s-button>
      {asking && (
        <ReasonDialog
          heading={t('receivables.hold.liftTitle')}
          body={t('receivables.hold.liftBody', { hold: sentence })}
          label={t('receivables.hold.reason')}
          confirm={t('receivables.hold.liftConfirm')}
          missing={t('receivables.hold.faults.reason')}
          pending={lift.pending}
          onConfirm={(reason) => void confirm(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </s-stack>
  );
}
