import type { ShownLetter } from '@quittance/core/screens';
import { useState } from 'react';
import { useExcludeLetter, useIncludeLetter } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonDialog } from '../feedback/reason-dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

/** Takes a letter out of a draft with a reason, or puts it back. */
export function ChooseLetter({ letter }: { letter: ShownLetter }) {
  if (letter.state === 'excluded') return <Include letter={letter} />;
  return letter.state === 'planned' ? <Exclude letter={letter} /> : null;
}

function Exclude({ letter: { id, customer } }: { letter: ShownLetter }) {
  const { t } = useText();
  const outcome = useOutcome();
  const exclude = useExcludeLetter();
  const [asking, setAsking] = useState(false);
  const confirm = async (reason: string) => {
    if (outcome(await exclude.run(id, reason), 'dunning.letter.excluded', 'dunning.letter.moveFailed'))
      setAsking(false);
  };
  return (
    <>
      <s-button
        variant="tertiary"
        accessibilityLabel={`${t('dunning.letter.exclude')}: ${customer}`}
        loading={exclude.pending}
        onClick={() => setAsking(true)}
      >
        {t('dunning.letter.exclude')}
      </s-button>
      {asking && (
        <ReasonDialog
          heading={t('dunning.letter.excludeTitle')}
          body={t('dunning.letter.excludeReasonHint')}
          label={t('dunning.letter.excludeReason')}
          confirm={t('dunning.letter.exclude')}
          missing={t('dunning.letter.excludeReasonMissing')}
          pending={exclude.pending}
          onConfirm={(reason) => void confirm(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Include({ letter: { id, customer } }: { letter: ShownLetter }) {
  const { t } = useText();
  const outcome = useOutcome();
  const include = useIncludeLetter();
  const run = async () => {
    outcome(await include.run(id), 'dunning.letter.included', 'dunning.letter.moveFailed');
  };
  return (
    <s-button
      variant="tertiary"
      accessibilityLabel={`${t('dunning.letter.include')}: ${customer}`}
      loading={include.pending}
      onClick={() => void run()}
    >
      {t('dunning.letter.include')}
    </s-button>
  );
}
