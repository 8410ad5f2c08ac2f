import type { MessageView } from '@quittance/core/flow';
import { mayBeReleased, recipientsText } from '@quittance/core/screens';
import { Button, Text, toast } from '@medusajs/ui';
import { useSteerMessage } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { useStopText } from '../order/stop-text.ts';

/** A message that has not left: whom it is for, why it waits, and what a person can do. */
export function WaitingMessage({ message }: { message: MessageView }) {
  const { t } = useText();
  const to = recipientsText(message);
  return (
    <div className="bg-ui-bg-subtle flex flex-col gap-y-2 rounded-md p-3" data-testid="quittance-waiting">
      <Text size="small" leading="compact" className="break-words">
        {t('delivery.waiting.to', { to, channel: t(`delivery.channel.${message.channel}`) })}
      </Text>
      {message.problem !== undefined && <Reason problem={message.problem} />}
      <Actions message={message} to={to} />
    </div>
  );
}

function Reason({ problem }: { problem: NonNullable<MessageView['problem']> }) {
  const { sentence, advice } = useStopText()(problem);
  return (
    <div className="flex flex-col">
      <Text size="small" leading="compact" className="text-pretty">
        {sentence}
      </Text>
      <Text size="small" leading="compact" className="text-ui-fg-subtle text-pretty">
        {advice}
      </Text>
    </div>
  );
}

function Actions({ message, to }: { message: MessageView; to: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const steer = useSteerMessage();
  const act = (action: 'release' | 'withdraw') =>
    steer.mutate(
      { id: message.id, action },
      {
        onSuccess: () =>
          toast.success(t(action === 'release' ? 'delivery.waiting.released' : 'delivery.waiting.withdrawn')),
        onError: (error) => toast.error(t('delivery.waiting.failed'), { description: errorText(error) }),
      },
    );
  return (
    <div className="flex gap-x-2">
      {mayBeReleased(message) && (
        <Button
          size="small"
          variant="secondary"
          aria-label={t('delivery.waiting.releaseOf', { to })}
          isLoading={steer.isPending}
          data-testid="quittance-release"
          onClick={() => act('release')}
        >
          {t('delivery.waiting.release')}
        </Button>
      )}
      <Button
        size="small"
        variant="transparent"
        aria-label={t('delivery.waiting.withdrawOf', { to })}
        disabled={steer.isPending}
        data-testid="quittance-withdraw"
        onClick={() => act('withdraw')}
      >
        {t('delivery.waiting.withdraw')}
      </Button>
    </div>
  );
}
