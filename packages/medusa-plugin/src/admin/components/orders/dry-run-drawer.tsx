import { Eye, CalendarMini } from '@medusajs/icons';
import { Button, Drawer, Hint, Select, Text } from '@medusajs/ui';
import { useState } from 'react';
import { dayBefore } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useDryRun } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { Empty } from '../feedback/empty.tsx';
import { Failure } from '../feedback/failure.tsx';
import { LoadingRows } from '../feedback/loading-rows.tsx';
import { DayField } from '../filters/day-field.tsx';
import { DryRunReport } from './dry-run-report.tsx';

const LIMITS = ['100', '300', '1000'];

/** What would become of past orders, without any effect. */
export function DryRunDrawer() {
  const { t } = useText();
  return (
    <Drawer>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary" data-testid="quittance-dry-run">
          <Eye aria-hidden />
          {t('list.dryRun')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content className="sm:max-w-[640px]">
        <DrawerHead title={t('dryRun.title')} description={t('dryRun.body')} />
        <DryRun />
      </Drawer.Content>
    </Drawer>
  );
}

function DryRun() {
  const { t } = useText();
  const { count } = useFormat();
  const run = useDryRun();
  const [from, setFrom] = useState<string | undefined>(() => dayBefore(new Date(), 30));
  const [to, setTo] = useState<string | undefined>(() => dayBefore(new Date(), 0));
  const [limit, setLimit] = useState('100');
  const invalid = from !== undefined && to !== undefined && from > to;
  const start = () =>
    run.mutate({ ...(from && { placed_from: from }), ...(to && { placed_to: to }), limit: Number(limit) });
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
        <div className="flex flex-wrap items-center gap-2">
          <DayField label={t('dryRun.from')} value={from} onChoose={setFrom} />
          <DayField label={t('dryRun.to')} value={to} onChoose={setTo} />
          <Select size="small" value={limit} onValueChange={setLimit}>
            <Select.Trigger aria-label={t('dryRun.limit')} className="w-auto gap-x-2">
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {LIMITS.map((value) => (
                <Select.Item key={value} value={value}>
                  {t('dryRun.limitOf', { count: count(Number(value)) })}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
        {invalid && <Hint variant="error">{t('dryRun.rangeInvalid')}</Hint>}
        <div aria-live="polite" className="flex flex-col gap-y-4">
          {run.isPending && (
            <>
              <Text size="small">{t('dryRun.running')}</Text>
              <LoadingRows rows={5} />
            </>
          )}
          {run.isError && <Failure error={run.error} onRetry={start} />}
          {run.isSuccess && run.data.orders.length === 0 && (
            <Empty icon={<CalendarMini />} title={t('dryRun.empty')} hint={t('dryRun.emptyHint')} />
          )}
          {run.isSuccess && run.data.orders.length > 0 && <DryRunReport report={run.data} />}
        </div>
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button size="small" variant="secondary">
            {t('common.close')}
          </Button>
        </Drawer.Close>
        <Button
          size="small"
          isLoading={run.isPending}
          disabled={invalid}
          onClick={start}
          data-testid="quittance-dry-run-start"
        >
          {run.isSuccess ? t('dryRun.again') : t('dryRun.run')}
        </Button>
      </Drawer.Footer>
    </>
  );
}
