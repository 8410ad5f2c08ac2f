import { holdSentence, type ShownHold } from '@quittance/core/screens';
import { Button, Text } from '@medusajs/ui';
import { useWords } from '../../format/use-words.ts';
import { useLiftHold } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonPrompt } from '../dialog/reason-prompt.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

interface LiftHoldProps {
  readonly hold: ShownHold;
  /** Says beside the button what it lifts. */
  readonly withSentence?: boolean;
}

/** Lets what a hold stopped go on, with a reason. */
export function LiftHold({ hold, withSentence = false }: LiftHoldProps) {
  const { t } = useText();
  const sentence = holdSentence(hold, useWords());
  const outcome = useOutcome();
  const lift = useLiftHold();
  const button = (
    <ReasonPrompt
      title={t('receivables.hold.liftTitle')}
      body={t('receivables.hold.liftBody', { hold: sentence })}
      label={t('receivables.hold.reason')}
      confirm={t('receivables.hold.liftConfirm')}
      onConfirm={(reason) =>
        lift.mutate(
          { id: hold.id, reason },
          outcome({ done: 'receivables.hold.lifted', failed: 'receivables.hold.liftFailed' }),
        )
      }
      trigger={
        <Button
          size="small"
          variant="secondary"
          isLoading={lift.isPending}
          aria-label={t('receivables.hold.liftOf', { hold: sentence })}
          data-testid="quittance-lift"
        >
          {t('receivables.hold.lift')}
        </Button>
      }
    />
  );
  if (!withSentence) return button;
  return (
    <div className="flex items-center justify-between gap-x-2">
      <Text size="small" className="break-words">
        {sentence}
      </Text>
      {button}
    </div>
  );
}
