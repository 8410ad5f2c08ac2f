import type { CaseDetail } from '@quittance/core/flow';
import { caseActions, type CaseAction } from '@quittance/core/screens';
import { useState } from 'react';
import { useCaseAct } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { ReasonDialog } from '../feedback/reason-dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

type Act = Exclude<CaseAction, 'answer'>;

/** What can be done with a case now. Answers have their place beside the questions. */
export function CaseActions({ detail }: { detail: CaseDetail }) {
  const actions = caseActions(detail.status).filter((action): action is Act => action !== 'answer');
  return actions.map((action) => <ActButton key={action} action={action} id={detail.id} />);
}

/** The role in which one of the shop's people says yes. */
const ROLE = { role: 'admin' };

function ActButton({ action, id }: { action: Act; id: string }) {
  const { t } = useText();
  const outcome = useOutcome();
  const act = useCaseAct();
  const [asking, setAsking] = useState(false);
  const words = t(`cases.do.${action}`);
  const run = async (body?: object) => {
    outcome(await act.run(id, action, body), `cases.done.${action}`, 'cases.failed');
    setAsking(false);
  };
  const press = () => {
    if (action === 'approve') return void run(ROLE);
    if (action === 'resume') return void run();
    return setAsking(true);
  };
  const bodyOf = (reason: string) => (action === 'withdraw' ? { reason: 'other', note: reason } : { reason });
  return (
    <>
      <s-button variant={action === 'hand-over' ? 'primary' : 'secondary'} loading={act.pending} onClick={press}>
        {words}
      </s-button>
      {asking && action === 'hand-over' && (
        <Dialog
          heading={t('cases.handOverTitle')}
          confirm={words}
          cancel={t('common.cancel')}
          pending={act.pending}
          onConfirm={() => void run()}
          onClose={() => setAsking(false)}
        >
          <s-paragraph>{t('cases.handOverBody')}</s-paragraph>
        </Dialog>
      )}
      {asking && action !== 'hand-over' && (
        <ReasonDialog
          heading={words}
          body={t('cases.whyHint')}
          label={t('cases.why')}
          confirm={words}
          missing={t('receivables.hold.faults.reason')}
          pending={act.pending}
          onConfirm={(reason) => void run(bodyOf(reason))}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
