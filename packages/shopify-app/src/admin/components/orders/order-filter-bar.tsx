import { useText } from '../../i18n/use-text.ts';
import { ChoiceField } from '../filters/choice-field.tsx';
import { DayField } from '../filters/day-field.tsx';
import type { Filters, ORDER_FILTERS } from '../filters/filters.ts';
import { SearchField } from '../filters/search-field.tsx';
import { useStopText } from '../order/use-stop-text.ts';

interface OrderFilterBarProps {
  readonly filters: Filters<keyof typeof ORDER_FILTERS>;
  readonly filtered: boolean;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly onClear: () => void;
}

const STAGES = [
  'received',
  'taken',
  'pushing',
  'pushed',
  'invoiced',
  'delivered',
  'tracked',
  'paid',
  'credited',
  'cancelled',
] as const;

export function OrderFilterBar({ filters, filtered, onChange, onClear }: OrderFilterBarProps) {
  const { t } = useText();
  const stopText = useStopText();
  return (
    <s-stack gap="small">
      <s-grid gridTemplateColumns="repeat(auto-fit, minmax(150px, 1fr))" gap="small-200" alignItems="end">
        <s-grid-item gridColumn="span 2">
          <SearchField
            label={t('filters.searchOrders')}
            value={filters.search ?? ''}
            onSearch={(search) => onChange({ search })}
          />
        </s-grid-item>
        <ChoiceField
          label={t('filters.stage')}
          any={t('filters.anyStage')}
          value={filters.stage}
          options={STAGES.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
          onChoose={(stage) => onChange({ stage })}
        />
        <DayField
          label={t('filters.from')}
          value={filters.placedFrom}
          onChoose={(placedFrom) => onChange({ placedFrom })}
        />
        <DayField label={t('filters.to')} value={filters.placedTo} onChoose={(placedTo) => onChange({ placedTo })} />
      </s-grid>
      {filtered && (
        <s-stack direction="inline" gap="small-200" alignItems="center">
          {filters.code !== undefined && (
            <s-text>
              {t('filters.causeIs', {
                cause: stopText({ code: filters.code, message: filters.code, advice: '' }).headline,
              })}
            </s-text>
          )}
          <s-button variant="tertiary" onClick={onClear}>
            {t('common.clearFilters')}
          </s-button>
        </s-stack>
      )}
    </s-stack>
  );
}
