import type { MessageView } from '@quittance/core/flow';
import { mayBeReleased, recipientsText } from '@quittance/core/screens';
import { useSteerMessage } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';
import { useStopText } from '../order/use-stop-text.ts';

/** A message that has not left: whom it is for, why it waits, and what a person can do. */
export function WaitingMessage({ message }: { message: MessageView }) {
  const { t } = useText();
  const to = recipientsText(message);
  return (
    <s-box background="subdued" borderRadius="base" padding="small">
      <s-stack gap="small-200">
        <s-text>{t('delivery.waiting.to', { to, channel: t(`delivery.channel.${message.channel}`) })}</s-text>
        {message.problem !== undefined && <Reason problem={message.problem} />}
        <Actions message={message} to={to} />
      </s-stack>
    </s-box>
  );
}

function Reason({ problem }: { problem: NonNullable<MessageView['problem']> }) {
  const { sentence, advice } = useStopText()(problem);
  return (
    <s-stack gap="small-500">
      <s-text>{sentence}</s-text>
      <s-text color="subdued">{advice}</s-text>
    </s-stack>
  );
}

const DONE = { release: 'delivery.waiting.released', withdraw: 'delivery.waiting.withdrawn' } as const;

function Actions({ message, to }: { message: MessageView; to: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const steer = useSteerMessage();
  const act = async (action: keyof typeof DONE) =>
    tell(
      await steer.run(message.id, action),
      () => t(DONE[action]),
      (failure) => `${t('delivery.waiting.failed')}: ${errorText(failure)}`,
    );
  return (
    <s-stack direction="inline" gap="small-200">
      {mayBeReleased(message) && (
        <s-button
          accessibilityLabel={t('delivery.waiting.releaseOf', { to })}
          loading={steer.pending}
          onClick={() => void act('release')}
        >
          {t('delivery.waiting.release')}
        </s-button>
      )}
      <s-button
        variant="tertiary"
        accessibilityLabel={t('delivery.waiting.withdrawOf', { to })}
        disabled={steer.pending}
        onClick={() => void act('withdraw')}
      >
        {t('delivery.waiting.withdraw')}
      </s-button>
    </s-stack>
  );
}
