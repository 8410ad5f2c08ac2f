import { useState } from 'react';
import { useUndoEntry } from '../../hooks/bank-entries.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonDialog } from '../feedback/reason-dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

interface UndoEntryProps {
  readonly act: 'dismiss' | 'reverse';
  readonly id: string;
  /** What the entry is called. */
  readonly name: string;
}

/** Puts an entry aside, or takes back what it settled, with the reason for it. */
export function UndoEntry({ act, id, name }: UndoEntryProps) {
  const { t } = useText();
  const outcome = useOutcome();
  const undo = useUndoEntry();
  const [asking, setAsking] = useState(false);
  const words = t(`payments.action.${act}`);
  const confirm = async (reason: string) => {
    if (outcome(await undo.run(id, act, reason), `payments.done.${act}`, 'payments.failed')) setAsking(false);
  };
  return (
    <>
      <s-button variant="tertiary" accessibilityLabel={`${words}: ${name}`} onClick={() => setAsking(true)}>
        {words}
      </s-button>
      {asking && (
        <ReasonDialog
          heading={name}
          body={t(`payments.action.${act}Hint`)}
          label={t('payments.action.reason')}
          confirm={words}
          missing={t('payments.action.reasonMissing')}
          pending={undo.pending}
          onConfirm={(reason) => void confirm(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
