import { XMarkMini } from '@medusajs/icons';
import { Button } from '@medusajs/ui';
import type { OrderList, OrderListQuery } from '../../../api/admin/quittance/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceField } from '../filters/choice-field.tsx';
import { DayField } from '../filters/day-field.tsx';
import { SearchField } from '../filters/search-field.tsx';
import { useStopText } from '../order/stop-text.ts';

interface OrderFilterBarProps {
  readonly filters: OrderListQuery;
  readonly filtered: boolean;
  readonly list: OrderList | undefined;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly onClear: () => void;
}

export function OrderFilterBar({ filters, filtered, list, onChange, onClear }: OrderFilterBarProps) {
  const { t, tOr } = useText();
  const { count } = useFormat();
  const stages = (list?.stages ?? []).map(({ stage, count: orders }) => ({
    value: stage,
    label: `${tOr(`stage.${stage}`, stage)} (${count(orders)})`,
  }));
  return (
    <div role="search" aria-label={t('filters.label')} className="flex flex-wrap items-center gap-2 px-6 py-4">
      <div className="w-full sm:w-72">
        <SearchField label={t('filters.searchOrders')} value={filters.q ?? ''} onSearch={(q) => onChange({ q })} />
      </div>
      <ChoiceField
        label={t('filters.state')}
        any={t('filters.anyState')}
        value={filters.stopped}
        options={[
          { value: 'true', label: t('filters.stuck') },
          { value: 'false', label: t('filters.moving') },
        ]}
        onChoose={(stopped) => onChange({ stopped })}
      />
      <ChoiceField
        label={t('filters.stage')}
        any={t('filters.anyStage')}
        value={filters.stage}
        options={withChosen(stages, filters.stage)}
        onChoose={(stage) => onChange({ stage })}
      />
      <DayField
        label={t('filters.from')}
        value={filters.placed_from}
        onChoose={(day) => onChange({ placed_from: day })}
      />
      <DayField label={t('filters.to')} value={filters.placed_to} onChoose={(day) => onChange({ placed_to: day })} />
      {filters.cause !== undefined && (
        <CauseChip cause={filters.cause} list={list} onRemove={() => onChange({ cause: undefined })} />
      )}
      {filtered && (
        <Button size="small" variant="transparent" onClick={onClear}>
          {t('common.clearFilters')}
        </Button>
      )}
    </div>
  );
}

/** The chosen value is always among the options, even when no order stands there any more. */
function withChosen(options: readonly { value: string; label: string }[], chosen: string | undefined) {
  if (chosen === undefined || options.some((option) => option.value === chosen)) return options;
  return [...options, { value: chosen, label: chosen }];
}

function CauseChip({ cause, list, onRemove }: { cause: string; list: OrderList | undefined; onRemove: () => void }) {
  const { t } = useText();
  const stopText = useStopText();
  const known = list?.causes.find((candidate) => candidate.code === cause);
  return (
    <Button
      size="small"
      variant="secondary"
      className="max-w-80"
      aria-label={t('filters.removeCause')}
      onClick={onRemove}
    >
      <span className="truncate">
        {t('filters.causeIs', { cause: known === undefined ? cause : stopText(known).headline })}
      </span>
      <XMarkMini aria-hidden />
    </Button>
  );
}
