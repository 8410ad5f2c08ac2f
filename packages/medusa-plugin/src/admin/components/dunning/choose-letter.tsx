import type { ShownLetter } from '@quittance/core/screens';
import { Button } from '@medusajs/ui';
import { useExcludeLetter, useIncludeLetter } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonPrompt } from '../dialog/reason-prompt.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

/** Takes a letter out of a draft, with a reason, or puts it back. */
export function ChooseLetter({ letter }: { letter: ShownLetter }) {
  return letter.state === 'excluded' ? <Include letter={letter} /> : <Exclude letter={letter} />;
}

function Exclude({ letter: { id, customer } }: { letter: ShownLetter }) {
  const { t } = useText();
  const outcome = useOutcome();
  const exclude = useExcludeLetter();
  return (
    <ReasonPrompt
      title={t('dunning.letter.excludeTitle')}
      body={t('dunning.letter.excludeReasonHint')}
      label={t('dunning.letter.excludeReason')}
      confirm={t('dunning.letter.exclude')}
      onConfirm={(reason) =>
        exclude.mutate(
          { id, reason },
          outcome({ done: 'dunning.letter.excluded', failed: 'dunning.letter.moveFailed' }),
        )
      }
      trigger={
        <Button
          size="small"
          variant="secondary"
          isLoading={exclude.isPending}
          aria-label={t('dunning.letter.excludeOf', { customer })}
          data-testid="quittance-exclude"
        >
          {t('dunning.letter.exclude')}
        </Button>
      }
    />
  );
}

function Include({ letter: { id, customer } }: { letter: ShownLetter }) {
  const { t } = useText();
  const outcome = useOutcome();
  const include = useIncludeLetter();
  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={include.isPending}
      aria-label={t('dunning.letter.includeOf', { customer })}
      data-testid="quittance-include"
      onClick={() =>
        include.mutate(id, outcome({ done: 'dunning.letter.included', failed: 'dunning.letter.moveFailed' }))
      }
    >
      {t('dunning.letter.include')}
    </Button>
  );
}
