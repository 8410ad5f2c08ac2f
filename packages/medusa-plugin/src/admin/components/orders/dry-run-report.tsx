import { Badge, Text, clx } from '@medusajs/ui';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { DryRunOrder, DryRunReport as Report } from '../../../api/admin/quittance/contract.ts';
import { sameAmount } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStopText } from '../order/stop-text.ts';

type Verdict = DryRunOrder['verdict'];

const VERDICTS = { stop: 'red', invoice: 'green', skip: 'grey' } as const satisfies Record<Verdict, string>;

/** The counts, each a filter of the list below, and what to mend order by order. */
export function DryRunReport({ report }: { report: Report }) {
  const { t } = useText();
  const [only, setOnly] = useState<Verdict>();
  const shown = report.orders.filter((order) => only === undefined || order.verdict === only);
  return (
    <div className="flex flex-col gap-y-4" data-testid="quittance-dry-run-report">
      <span className="sr-only">
        {t('dryRun.summary', { invoice: report.invoice, stop: report.stop, skip: report.skip })}
      </span>
      <div role="group" aria-label={t('dryRun.only')} className="grid grid-cols-3 gap-2">
        {(['invoice', 'stop', 'skip'] as const).map((verdict) => (
          <Figure
            key={verdict}
            label={t(`dryRun.${verdict}`)}
            count={report[verdict]}
            pressed={only === verdict}
            onPress={() => setOnly(only === verdict ? undefined : verdict)}
          />
        ))}
      </div>
      <ul className="shadow-borders-base divide-y rounded-lg">
        {shown.map((order) => (
          <Row key={order.id} order={order} />
        ))}
      </ul>
    </div>
  );
}

interface FigureProps {
  readonly label: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function Figure({ label, count, pressed, onPress }: FigureProps) {
  const format = useFormat();
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={clx(
        'shadow-borders-base hover:bg-ui-bg-component-hover bg-ui-bg-component flex flex-col items-start rounded-lg px-4 py-3 text-left',
        'focus-visible:shadow-borders-interactive-with-focus outline-none',
        pressed && 'shadow-borders-interactive-with-active',
      )}
    >
      <span className="h2-core tabular-nums">{format.count(count)}</span>
      <span className="txt-compact-xsmall text-ui-fg-subtle">{label}</span>
    </button>
  );
}

function Row({ order }: { order: DryRunOrder }) {
  const { t } = useText();
  const { money } = useFormat();
  const stopText = useStopText();
  const differs = order.invoice_total !== null && !sameAmount(order.invoice_total, order.total);
  return (
    <li className="flex flex-col gap-y-2 px-4 py-3">
      <div className="flex items-center justify-between gap-x-3">
        <div className="flex items-center gap-x-2">
          <Link to={`/orders/${order.id}`} className="txt-compact-small-plus hover:text-ui-fg-interactive">
            {order.number}
          </Link>
          <Badge size="2xsmall" color={VERDICTS[order.verdict]}>
            {t(`dryRun.${order.verdict}`)}
          </Badge>
        </div>
        <Text size="small" leading="compact" className="text-nowrap tabular-nums">
          {money(order.total, order.currency)}
        </Text>
      </div>
      {differs && order.invoice_total !== null && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t('dryRun.invoiceTotal')} {money(order.invoice_total, order.currency)}
        </Text>
      )}
      {order.problems.map((problem, index) => {
        const { sentence, advice } = stopText(problem);
        return (
          <div key={`${problem.code} ${index}`} className="flex flex-col">
            <Text size="small" className="text-pretty">
              {sentence}
            </Text>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {advice}
            </Text>
          </div>
        );
      })}
    </li>
  );
}
