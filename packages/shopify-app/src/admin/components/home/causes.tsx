import type { Stats } from '@quittance/core/flow';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useOrders, useRetryCause } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';
import { useStopText } from '../order/use-stop-text.ts';

const SHOWN = 4;
type Cause = Stats['causes'][number];

/** Stuck orders by cause: one repair often frees many. */
export function Causes({ stats }: { stats: Stats }) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState<{ readonly code?: string; readonly count: number }>();
  const shown = all ? stats.causes : stats.causes.slice(0, SHOWN);
  const hidden = stats.causes.length - SHOWN;
  return (
    <s-section heading={t('causes.title', { count: stats.stopped })}>
      <s-icon slot="graphic" type="alert-octagon" tone="critical" />
      <s-button slot="primary-action" onClick={() => setAsking({ count: stats.stopped })}>
        {t('causes.retryEverything')}
      </s-button>
      <s-paragraph color="subdued">{t('causes.subtitle')}</s-paragraph>
      <ul className="plain-list">
        {shown.map((cause) => (
          <li key={cause.code}>
            <CauseRow cause={cause} onRetry={() => setAsking(cause)} />
          </li>
        ))}
      </ul>
      {hidden > 0 && !all && (
        <s-stack direction="inline">
          <s-button variant="tertiary" onClick={() => setAll(true)}>
            {t('causes.more', { count: hidden })}
          </s-button>
        </s-stack>
      )}
      {asking !== undefined && <RetryQuestion {...asking} onClose={() => setAsking(undefined)} />}
    </s-section>
  );
}

/** The sentence of the reason comes from one of the orders that share it. */
function CauseRow({ cause, onRetry }: { cause: Cause; onRetry: () => void }) {
  const { t } = useText();
  const { count } = useFormat();
  const stopText = useStopText();
  const { value: page } = useOrders({ code: cause.code, limit: 1 });
  const stopped = page?.items[0]?.stopped ?? { code: cause.code, message: cause.code, advice: '' };
  const { headline, advice } = stopText(stopped);
  return (
    <s-box paddingBlock="small-200">
      <s-grid gridTemplateColumns="minmax(0, 1fr) auto" gap="base" alignItems="center">
        <s-stack gap="small-500">
          <s-stack direction="inline" gap="small-200" alignItems="center">
            <s-badge tone="critical">{count(cause.count)}</s-badge>
            <s-text type="strong">{headline}</s-text>
          </s-stack>
          <s-box minBlockSize="20px">
            <s-text color="subdued">{advice}</s-text>
          </s-box>
        </s-stack>
        <s-stack direction="inline" gap="small-200">
          <s-button
            variant="tertiary"
            href={`/orders?code=${cause.code}`}
            accessibilityLabel={`${t('causes.show')}: ${headline}`}
          >
            {t('causes.show')}
          </s-button>
          <s-button accessibilityLabel={`${t('causes.retryAll')}: ${headline}`} onClick={onRetry}>
            {t('causes.retryAll')}
          </s-button>
        </s-stack>
      </s-grid>
    </s-box>
  );
}

interface RetryQuestionProps {
  readonly code?: string;
  readonly count: number;
  readonly onClose: () => void;
}

function RetryQuestion({ code, count, onClose }: RetryQuestionProps) {
  const { t } = useText();
  const errorText = useErrorText();
  const retry = useRetryCause();
  const confirm = async () => {
    const answer = await retry.run(code);
    tell(
      answer,
      ({ retried }) => (retried === 0 ? t('bulk.doneNone') : t('bulk.done', { count: retried })),
      (failure) => `${t('bulk.failed')}: ${errorText(failure)}`,
    );
    onClose();
  };
  return (
    <Dialog
      heading={t('bulk.confirmTitle', { count })}
      confirm={t('bulk.retry')}
      cancel={t('common.cancel')}
      pending={retry.pending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <s-paragraph>{t('bulk.confirmBody')}</s-paragraph>
    </Dialog>
  );
}
