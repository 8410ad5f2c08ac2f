import type { OrderView } from '@quittance/core/flow';
import type { Problem } from '@quittance/core/model';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Findings } from './findings.tsx';
import { RetryDialog } from './retry-dialog.tsx';
import { useStopText } from './use-stop-text.ts';

/** Why the order does not move, what to do about it, and the button for afterwards. */
export function StuckNotice({ order }: { order: OrderView }) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const { stopped } = order;
  if (stopped === undefined) return null;
  const findings = stopped.findings ?? [];
  return (
    <>
      <s-banner tone="critical" heading={findings.length > 0 ? t('findings.refused') : t('stuck.title')}>
        <s-stack gap="base">
          {findings.length > 0 ? (
            <>
              <s-paragraph>{t('findings.refusedHint')}</s-paragraph>
              <Findings findings={findings} label={t('findings.title')} />
            </>
          ) : (
            <Reason stop={stopped} />
          )}
        </s-stack>
        <s-button slot="secondary-actions" icon="refresh" onClick={() => setAsking(true)}>
          {t('stuck.retry')}
        </s-button>
        {SETTINGS_CODES.test(stopped.code) && (
          <s-button slot="secondary-actions" href="/settings">
            {t('stuck.settings')}
          </s-button>
        )}
      </s-banner>
      {asking && <RetryDialog orderId={order.id} number={order.number} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Reasons that are, or may be, mended on the settings page. */
const SETTINGS_CODES = /^(?:SETTINGS_|SELLER_|NUMBER_PATTERN_|ERP_|CONNECTION_|RULE_)/;

function Reason({ stop }: { stop: Problem }) {
  const { t } = useText();
  const { sentence, detail, advice } = useStopText()(stop);
  return (
    <s-stack gap="small-300">
      <s-text type="strong">{sentence}</s-text>
      {detail !== undefined && <s-text color="subdued">{detail}</s-text>}
      <s-text>{advice}</s-text>
      <s-text color="subdued">
        {t('stuck.code')} {stop.code}
      </s-text>
    </s-stack>
  );
}

/** Why the order waits, and until when: nothing has to be done. */
export function WaitingNotice({ order }: { order: OrderView }) {
  const { t } = useText();
  const { moment } = useFormat();
  const stopText = useStopText();
  const { waiting, nextAttemptAt, stopped } = order;
  if (waiting === undefined || nextAttemptAt === undefined || stopped !== undefined) return null;
  const { sentence, detail } = stopText(waiting);
  return (
    <s-banner tone="info" heading={t('waiting.title')}>
      <s-stack gap="small-300">
        <s-text type="strong">{sentence}</s-text>
        {detail !== undefined && <s-text color="subdued">{detail}</s-text>}
        <s-text>{t('waiting.next', { at: moment(nextAttemptAt) })}</s-text>
      </s-stack>
    </s-banner>
  );
}
