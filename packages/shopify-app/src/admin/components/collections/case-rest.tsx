import type { CaseDetail } from '@quittance/core/flow';
import { REST_DECISIONS, type RestDecision } from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCaseAct } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonDialog } from '../feedback/reason-dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

/** What an agency left open, and what a person decides on it. */
export function CaseRest({ detail: { id, undecided, decision, currency } }: { detail: CaseDetail }) {
  const { t } = useText();
  const { money, moment } = useFormat();
  if (decision !== undefined)
    return (
      <s-section heading={t(`cases.decided.${decision.decision}`)}>
        <s-text>{decision.reason}</s-text>
        <s-text color="subdued">
          {decision.by} · {moment(decision.at)}
        </s-text>
      </s-section>
    );
  if (undecided === undefined) return null;
  return (
    <s-section heading={t('cases.left', { amount: money(undecided.open, currency) })}>
      <s-paragraph>{t('cases.leftBody')}</s-paragraph>
      <s-stack direction="inline" gap="small-200">
        {REST_DECISIONS.map((each) => (
          <Decide key={each} id={id} decision={each} amount={money(undecided.open, currency)} />
        ))}
      </s-stack>
    </s-section>
  );
}

function Decide({ id, decision, amount }: { id: string; decision: RestDecision; amount: string }) {
  const { t } = useText();
  const outcome = useOutcome();
  const act = useCaseAct();
  const [asking, setAsking] = useState(false);
  const confirm = async (reason: string) => {
    const decided = await act.run(id, 'decide', { decision, reason });
    if (outcome(decided, `cases.decided.${decision}`, 'cases.failed')) setAsking(false);
  };
  return (
    <>
      <s-button onClick={() => setAsking(true)}>{t(`cases.decide.${decision}`)}</s-button>
      {asking && (
        <ReasonDialog
          heading={t(`cases.decide.${decision}`)}
          body={t(`cases.decideBody.${decision}`, { amount })}
          label={t('cases.why')}
          confirm={t(`cases.decide.${decision}`)}
          missing={t('receivables.hold.faults.reason')}
          pending={act.pending}
          critical={decision === 'write-off'}
          onConfirm={(reason) => void confirm(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
