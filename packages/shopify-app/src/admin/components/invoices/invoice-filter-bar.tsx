import { outcomeChosen, outcomeOptions } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceField } from '../filters/choice-field.tsx';
import { DayField } from '../filters/day-field.tsx';
import type { DOCUMENT_FILTERS, Filters } from '../filters/filters.ts';
import { SearchField } from '../filters/search-field.tsx';

interface InvoiceFilterBarProps {
  readonly filters: Filters<keyof typeof DOCUMENT_FILTERS>;
  readonly filtered: boolean;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly onClear: () => void;
}

const KINDS = ['invoice', 'creditNote', 'deposit', 'corrective'] as const;

export function InvoiceFilterBar({ filters, filtered, onChange, onClear }: InvoiceFilterBarProps) {
  const { t, tOr } = useText();
  return (
    <s-stack gap="small">
      <s-grid gridTemplateColumns="repeat(auto-fit, minmax(140px, 1fr))" gap="small-200" alignItems="end">
        <s-grid-item gridColumn="span 2">
          <SearchField
            label={t('invoices.search')}
            value={filters.search ?? ''}
            onSearch={(search) => onChange({ search })}
          />
        </s-grid-item>
        <ChoiceField
          label={t('filters.kind')}
          any={t('filters.anyKind')}
          value={filters.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          onChoose={(kind) => onChange({ kind })}
        />
        <DayField
          label={t('filters.from')}
          value={filters.issuedFrom}
          onChoose={(issuedFrom) => onChange({ issuedFrom })}
        />
        <DayField label={t('filters.to')} value={filters.issuedTo} onChoose={(issuedTo) => onChange({ issuedTo })} />
        <ChoiceField
          label={t('filters.delivery')}
          any={t('filters.anyDelivery')}
          value={filters.delivery}
          options={outcomeOptions(tOr)}
          onChoose={(delivery) => onChange(outcomeChosen(delivery, ['deliveryFrom', 'deliveryTo']))}
        />
        {filters.delivery !== undefined && (
          <>
            <DayField
              label={t('filters.deliveryFrom')}
              value={filters.deliveryFrom}
              onChoose={(deliveryFrom) => onChange({ deliveryFrom })}
            />
            <DayField
              label={t('filters.deliveryTo')}
              value={filters.deliveryTo}
              onChoose={(deliveryTo) => onChange({ deliveryTo })}
            />
          </>
        )}
      </s-grid>
      {filtered && (
        <s-stack direction="inline" gap="small-200" alignItems="center">
          {filters.buyer !== undefined && (
            <s-clickable-chip
              removable
              accessibilityLabel={t('invoices.removeBuyer')}
              onRemove={() => onChange({ buyer: undefined })}
              onClick={() => onChange({ buyer: undefined })}
            >
              {t('invoices.ofBuyer', { buyer: filters.buyer })}
            </s-clickable-chip>
          )}
          <s-button variant="tertiary" onClick={onClear}>
            {t('common.clearFilters')}
          </s-button>
        </s-stack>
      )}
    </s-stack>
  );
}
