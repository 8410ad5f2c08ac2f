import { InlineTip } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

/** The freshness alarm: no order came although the shop usually sells in these hours. */
export function SilentNotice({ since }: { since: string | null }) {
  const { t } = useText();
  const { moment } = useFormat();
  if (since === null) return null;
  return (
    <InlineTip variant="warning" label={t('silent.title', { at: moment(since) })} data-testid="quittance-silent">
      {t('silent.hint')}
    </InlineTip>
  );
}
