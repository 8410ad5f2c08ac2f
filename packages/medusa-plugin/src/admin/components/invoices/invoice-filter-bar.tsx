import { Button } from '@medusajs/ui';
import { outcomeChosen, outcomeOptions } from '@quittance/core/screens';
import { invoiceListQuery, type InvoiceListQuery } from '../../../api/admin/quittance/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceField } from '../filters/choice-field.tsx';
import { DayField } from '../filters/day-field.tsx';
import { SearchField } from '../filters/search-field.tsx';

interface InvoiceFilterBarProps {
  readonly filters: InvoiceListQuery;
  readonly filtered: boolean;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly onClear: () => void;
}

const KINDS = invoiceListQuery.shape.kind.unwrap().options;

export function InvoiceFilterBar({ filters, filtered, onChange, onClear }: InvoiceFilterBarProps) {
  const { t, tOr } = useText();
  const payment = filters.overdue === 'true' ? 'overdue' : filters.open === 'true' ? 'open' : undefined;
  return (
    <div role="search" aria-label={t('filters.label')} className="flex flex-wrap items-center gap-2 px-6 py-4">
      <div className="w-full sm:w-72">
        <SearchField label={t('filters.searchInvoices')} value={filters.q ?? ''} onSearch={(q) => onChange({ q })} />
      </div>
      <ChoiceField
        label={t('filters.kind')}
        any={t('filters.anyKind')}
        value={filters.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        onChoose={(kind) => onChange({ kind })}
      />
      <ChoiceField
        label={t('filters.due')}
        any={t('filters.anyDue')}
        value={payment}
        options={[
          { value: 'open', label: t('filters.open') },
          { value: 'overdue', label: t('filters.overdue') },
        ]}
        onChoose={(chosen) =>
          onChange({ open: chosen === 'open' ? 'true' : undefined, overdue: chosen === 'overdue' ? 'true' : undefined })
        }
      />
      <DayField
        label={t('filters.from')}
        value={filters.issued_from}
        onChoose={(day) => onChange({ issued_from: day })}
      />
      <DayField label={t('filters.to')} value={filters.issued_to} onChoose={(day) => onChange({ issued_to: day })} />
      <ChoiceField
        label={t('filters.delivery')}
        any={t('filters.anyDelivery')}
        value={filters.delivery}
        options={outcomeOptions(tOr)}
        onChoose={(delivery) => onChange(outcomeChosen(delivery, ['delivery_from', 'delivery_to']))}
      />
      {filters.delivery !== undefined && (
        <>
          <DayField
            label={t('filters.deliveryFrom')}
            value={filters.delivery_from}
            onChoose={(day) => onChange({ delivery_from: day })}
          />
          <DayField
            label={t('filters.deliveryTo')}
            value={filters.delivery_to}
            onChoose={(day) => onChange({ delivery_to: day })}
          />
        </>
      )}
      {filtered && (
        <Button size="small" variant="transparent" onClick={onClear}>
          {t('common.clearFilters')}
        </Button>
      )}
    </div>
  );
}
