import { DocumentText } from '@medusajs/icons';
import { Button, CommandBar, Container } from '@medusajs/ui';
import { useState } from 'react';
import { dayBefore } from '@quittance/core/screens';
import { invoiceListQuery } from '../../../api/admin/quittance/contract.ts';
import { useWhyNotResend } from '../../hooks/delivery.ts';
import { pickOf, type ResendPick } from '../../hooks/resend.ts';
import { useInvoices } from '../../hooks/invoices.ts';
import { useText } from '../../i18n/use-text.ts';
import { ResendDrawer } from '../delivery/resend-drawer.tsx';
import { Empty } from '../feedback/empty.tsx';
import { Failure } from '../feedback/failure.tsx';
import { LoadingRows } from '../feedback/loading-rows.tsx';
import { useFilters } from '../filters/use-filters.ts';
import { Pages } from '../table/pages.tsx';
import { InvoiceFilterBar } from './invoice-filter-bar.tsx';
import { InvoicesTable } from './invoices-table.tsx';

const NOTHING: ReadonlySet<string> = new Set();

/** All issued documents: invoices, credit notes, deposits. Those that are selected, or all that the filters find, can be sent again. */
export function InvoicesView() {
  const { t } = useText();
  const { filters, change, clear, filtered } = useFilters(invoiceListQuery);
  const invoices = useInvoices(filters);
  const list = invoices.data;
  const whyNot = useWhyNotResend();
  const [selected, setSelected] = useState(NOTHING);
  const [resending, setResending] = useState<ResendPick>();
  const close = () => {
    setResending(undefined);
    setSelected(NOTHING);
    void invoices.refetch();
  };
  return (
    <Container className="divide-y p-0">
      <InvoiceFilterBar filters={filters} filtered={filtered} onChange={change} onClear={clear} />
      {whyNot === undefined && filters.status === undefined && list !== undefined && list.count > 0 && (
        <div className="flex justify-end px-6 py-2">
          <Button
            size="small"
            variant="transparent"
            data-testid="quittance-resend-filtered"
            onClick={() => setResending(pickOf(filters, dayBefore(new Date(), 0)))}
          >
            {t('delivery.resend.byFilter')}
          </Button>
        </div>
      )}
      <div role="status" className="sr-only">
        {list !== undefined && t('list.results', { count: list.count })}
      </div>
      {invoices.isPending && <LoadingRows rows={8} />}
      {invoices.isError && list === undefined && (
        <Failure error={invoices.error} onRetry={() => void invoices.refetch()} />
      )}
      {list?.count === 0 && <NoInvoices filtered={filtered} onClear={clear} />}
      {list !== undefined && list.count > 0 && (
        <div aria-busy={invoices.isPlaceholderData}>
          <InvoicesTable
            invoices={list.invoices}
            order={filters.order}
            onSort={(order) => change({ order })}
            {...(whyNot === undefined && { selection: { selected, onSelect: setSelected } })}
          />
          <Pages
            count={list.count}
            limit={list.limit}
            offset={list.offset}
            onOffset={(offset) => change({ offset: String(offset) })}
          />
        </div>
      )}
      <BulkBar
        count={resending === undefined ? selected.size : 0}
        onResend={() => setResending({ documents: [...selected] })}
        onClear={() => setSelected(NOTHING)}
      />
      {resending !== undefined && <ResendDrawer pick={resending} onClose={close} />}
    </Container>
  );
}

function BulkBar({ count, onResend, onClear }: { count: number; onResend: () => void; onClear: () => void }) {
  const { t } = useText();
  return (
    <CommandBar open={count > 0} disableAutoFocus>
      <CommandBar.Bar>
        <CommandBar.Value role="status">{t('bulk.selected', { count })}</CommandBar.Value>
        <CommandBar.Seperator />
        <CommandBar.Command action={onResend} label={t('delivery.resend.selected')} shortcut="s" />
        <CommandBar.Seperator />
        <CommandBar.Command action={onClear} label={t('bulk.clear')} shortcut="c" />
      </CommandBar.Bar>
    </CommandBar>
  );
}

function NoInvoices({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useText();
  if (!filtered) return <Empty icon={<DocumentText />} title={t('empty.invoices')} hint={t('empty.invoicesHint')} />;
  const action = (
    <Button size="small" variant="secondary" onClick={onClear}>
      {t('common.clearFilters')}
    </Button>
  );
  return <Empty icon={<DocumentText />} title={t('empty.noMatch')} hint={t('empty.noMatchHint')} action={action} />;
}
