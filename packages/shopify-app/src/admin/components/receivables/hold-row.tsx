import { dayBefore, holdColour, holdSentence, holdState, mayBeLifted, type ShownHold } from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useLiftHold } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonDialog } from '../feedback/reason-dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { TONES } from '../status/badges.tsx';

/** One hold: what it stops, who placed it and why, and the button that lets reminders go on. */
export function HoldRow({ hold }: { hold: ShownHold }) {
  const { t } = useText();
  const sentence = holdSentence(hold, useWords());
  const { day } = useFormat();
  const state = holdState(hold, dayBefore(new Date(), 0));
  const told = [hold.reason, hold.by === '' ? '' : t('receivables.hold.by', { by: hold.by }), day(hold.from)];
  return (
    <li aria-label={sentence}>
      <s-stack gap="small-200">
        <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small-200">
          <s-text type="strong">{sentence}</s-text>
          <s-badge tone={TONES[holdColour(state)]}>{t(`receivables.hold.state.${state}`)}</s-badge>
        </s-stack>
        <s-text color="subdued">{told.filter((words) => words !== '').join(' · ')}</s-text>
        {hold.lifting !== undefined && hold.lifting.reason !== '' && (
          <s-text color="subdued">
            {t(`receivables.hold.state.${hold.lifting.outcome}`)}: {hold.lifting.reason}
          </s-text>
        )}
        {mayBeLifted(hold) && <Lift id={hold.id} sentence={sentence} />}
      </s-stack>
    </li>
  );
}

function Lift({ id, sentence }: { id: string; sentence: string }) {
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
