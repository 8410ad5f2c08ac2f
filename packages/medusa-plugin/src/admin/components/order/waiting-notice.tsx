import { Clock } from '@medusajs/icons';
import { Text } from '@medusajs/ui';
import type { Waiting } from '../../../api/admin/quittance/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStopText } from './stop-text.ts';

/** Why the order waits, and until when: nothing has to be done. */
export function WaitingNotice({ waiting }: { waiting: Waiting | null }) {
  const { t } = useText();
  const { moment } = useFormat();
  const stopText = useStopText();
  if (waiting === null) return null;
  const { sentence, detail } = stopText(waiting);
  return (
    <section
      aria-label={t('waiting.title')}
      className="bg-ui-bg-subtle flex gap-x-2 px-6 py-4"
      data-testid="quittance-waiting"
    >
      <Clock className="text-ui-fg-muted mt-0.5 shrink-0" aria-hidden />
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" weight="plus" className="text-pretty">
          {sentence}
        </Text>
        {detail !== undefined && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {detail}
          </Text>
        )}
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t('waiting.next', { at: moment(waiting.next_attempt_at) })}
        </Text>
      </div>
    </section>
  );
}
