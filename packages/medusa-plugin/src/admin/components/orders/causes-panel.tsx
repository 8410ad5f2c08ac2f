import { ExclamationCircleSolid } from '@medusajs/icons';
import { Badge, Button, Container, Heading, Text } from '@medusajs/ui';
import { useState } from 'react';
import type { OrderList, RetryManyBody } from '../../../api/admin/quittance/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useStopText } from '../order/stop-text.ts';

const SHOWN = 4;

interface CausesPanelProps {
  readonly causes: OrderList['causes'];
  readonly chosen: string | undefined;
  readonly onShow: (cause: string | undefined) => void;
  readonly onRetry: (body: RetryManyBody, count: number) => void;
}

/** Stuck orders by cause: one repair often frees many. */
export function CausesPanel({ causes, chosen, onShow, onRetry }: CausesPanelProps) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  if (causes.length === 0) return null;
  const stuck = causes.reduce((sum, cause) => sum + cause.count, 0);
  const shown = all ? causes : causes.slice(0, SHOWN);
  return (
    <Container
      className="divide-y p-0"
      role="region"
      aria-label={t('causes.title', { count: stuck })}
      data-testid="quittance-causes"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="flex items-start gap-x-3">
          <ExclamationCircleSolid className="text-ui-fg-error mt-1 shrink-0" aria-hidden />
          <div>
            <Heading level="h2">{t('causes.title', { count: stuck })}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t('causes.subtitle')}
            </Text>
          </div>
        </div>
        <Button
          size="small"
          variant="secondary"
          onClick={() => onRetry({ all: true }, stuck)}
          data-testid="quittance-retry-everything"
        >
          {t('causes.retryEverything')}
        </Button>
      </div>
      <ul className="divide-y">
        {shown.map((cause) => (
          <CauseRow key={cause.code} cause={cause} chosen={cause.code === chosen} onShow={onShow} onRetry={onRetry} />
        ))}
      </ul>
      {causes.length > SHOWN && !all && (
        <div className="px-6 py-3">
          <Button size="small" variant="transparent" onClick={() => setAll(true)}>
            {t('causes.more', { count: causes.length - SHOWN })}
          </Button>
        </div>
      )}
    </Container>
  );
}

interface CauseRowProps extends Pick<CausesPanelProps, 'onShow' | 'onRetry'> {
  readonly cause: OrderList['causes'][number];
  readonly chosen: boolean;
}

function CauseRow({ cause, chosen, onShow, onRetry }: CauseRowProps) {
  const { t } = useText();
  const { count } = useFormat();
  const { headline, advice } = useStopText()(cause);
  return (
    <li
      className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-3"
      data-testid="quittance-cause"
      data-code={cause.code}
    >
      <Badge size="2xsmall" color="red" className="min-w-8 justify-center tabular-nums">
        <span aria-hidden>{count(cause.count)}</span>
        <span className="sr-only">{t('causes.count', { count: cause.count })}</span>
      </Badge>
      <div className="min-w-64 flex-1">
        <Text size="small" leading="compact" weight="plus" className="text-pretty">
          {headline}
        </Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {advice}
        </Text>
      </div>
      <div className="flex items-center gap-x-2">
        <Button
          size="small"
          variant="transparent"
          aria-pressed={chosen}
          aria-label={`${chosen ? t('causes.showing') : t('causes.show')}: ${headline}`}
          onClick={() => onShow(chosen ? undefined : cause.code)}
        >
          {chosen ? t('causes.showing') : t('causes.show')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          aria-label={`${t('causes.retryAll')}: ${headline}`}
          onClick={() => onRetry({ cause: cause.code }, cause.count)}
          data-testid="quittance-retry-cause"
        >
          {t('causes.retryAll')}
        </Button>
      </div>
    </li>
  );
}
