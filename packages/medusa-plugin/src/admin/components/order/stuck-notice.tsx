import { ExclamationCircleSolid } from '@medusajs/icons';
import { Button, Text } from '@medusajs/ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { StopDetail, TakenOrder } from '../../../api/admin/quittance/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { Findings } from './findings.tsx';
import { RetryDialog } from './retry-dialog.tsx';
import { useStopText } from './stop-text.ts';

/** Why the order does not move, what to do about it, and the button for afterwards. */
export function StuckNotice({ order }: { order: TakenOrder }) {
  const { t } = useText();
  if (order.stopped === null) return null;
  return (
    <section
      aria-label={t('stuck.title')}
      className="bg-ui-bg-subtle flex flex-col gap-y-3 px-6 py-4"
      data-testid="quittance-stuck"
    >
      {order.stopped.findings.length > 0 ? <Rules stop={order.stopped} /> : <Reason stop={order.stopped} />}
      <div className="flex flex-wrap items-center gap-2">
        <RetryDialog orderId={order.id} number={order.number} />
        {SETTINGS_CODES.test(order.stopped.code) && (
          <Button size="small" variant="transparent" asChild>
            <Link to="/settings/quittance">{t('stuck.settings')}</Link>
          </Button>
        )}
      </div>
    </section>
  );
}

/** Reasons that are, or may be, mended on the settings page. */
const SETTINGS_CODES = /^(?:SETTINGS_|SELLER_|NUMBER_PATTERN_|ERP_|CONNECTION_|RULE_)/;

/** Every rule at once: a person mends the order in one go. */
function Rules({ stop }: { stop: StopDetail }): ReactNode {
  const { t } = useText();
  return (
    <div className="flex gap-x-2">
      <ExclamationCircleSolid className="text-ui-fg-error mt-0.5 shrink-0" aria-hidden />
      <div className="flex min-w-0 flex-col gap-y-3">
        <div className="flex flex-col gap-y-1">
          <Text size="small" weight="plus" className="text-pretty">
            {t('findings.refused')}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t('findings.refusedHint')}
          </Text>
        </div>
        <Findings findings={stop.findings} label={t('findings.title')} />
      </div>
    </div>
  );
}

function Reason({ stop }: { stop: StopDetail }): ReactNode {
  const { t } = useText();
  const { sentence, detail, advice } = useStopText()(stop);
  return (
    <div className="flex gap-x-2">
      <ExclamationCircleSolid className="text-ui-fg-error mt-0.5 shrink-0" aria-hidden />
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
          {advice}
        </Text>
        <Text size="xsmall" className="text-ui-fg-muted break-all font-mono">
          <span className="sr-only">{t('stuck.code')} </span>
          {stop.code}
        </Text>
      </div>
    </div>
  );
}
