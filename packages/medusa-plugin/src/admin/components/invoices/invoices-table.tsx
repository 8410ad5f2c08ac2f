import { Button, Checkbox, Table, clx } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import type { InvoiceListQuery, InvoiceRow } from '../../../api/admin/quittance/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFileDownload } from '../feedback/use-file-download.ts';
import { DocumentBadge } from '../status/badges.tsx';
import { isOverdue } from '@quittance/core/screens';
import { owedDocument } from '../status/owed.ts';
import { toggled } from '../table/toggled.ts';
import { SortHeader } from '../table/sort-header.tsx';

interface InvoicesTableProps {
  readonly invoices: readonly InvoiceRow[];
  readonly order: InvoiceListQuery['order'];
  readonly onSort: (order: string) => void;
  /** Left out where nothing can be done to many at once. */
  readonly selection?: Selection;
}

interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

export function InvoicesTable({ invoices, order, onSort, selection }: InvoicesTableProps) {
  const { t } = useText();
  return (
    <div className="overflow-x-auto">
      <Table aria-label={t('list.invoices')} data-testid="quittance-invoices">
        <Table.Header className="border-t-0">
          <Table.Row>
            {selection && <SelectAll invoices={invoices} selection={selection} />}
            <SortHeader column="number" label={t('table.number')} order={order} onSort={onSort} />
            <Table.HeaderCell>{t('table.order')}</Table.HeaderCell>
            <SortHeader column="issue_date" label={t('table.issued')} order={order} onSort={onSort} />
            <SortHeader column="due_date" label={t('table.due')} order={order} onSort={onSort} />
            <Table.HeaderCell>{t('table.status')}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t('table.total')}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t('table.open')}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t('table.downloads')}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {invoices.map((invoice) => (
            <Row key={invoice.id} invoice={invoice} selection={selection} />
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function SelectAll({ invoices, selection }: { invoices: readonly InvoiceRow[]; selection: Selection }) {
  const { t } = useText();
  const { selected, onSelect } = selection;
  const chosen = invoices.filter(({ id }) => selected.has(id)).length;
  return (
    <Table.HeaderCell className="w-10">
      <Checkbox
        aria-label={t('delivery.resend.selectAll')}
        checked={chosen === 0 ? false : chosen === invoices.length ? true : 'indeterminate'}
        onCheckedChange={() => onSelect(new Set(chosen === invoices.length ? [] : invoices.map(({ id }) => id)))}
      />
    </Table.HeaderCell>
  );
}

function Row({ invoice, selection }: { invoice: InvoiceRow; selection: Selection | undefined }) {
  const { t } = useText();
  const { day, money } = useFormat();
  const overdue = isOverdue(owedDocument(invoice), new Date());
  return (
    <Table.Row data-testid="quittance-invoice-row" data-number={invoice.number}>
      {selection && (
        <Table.Cell className="w-10">
          <Checkbox
            aria-label={t('delivery.resend.select', { number: invoice.number })}
            checked={selection.selected.has(invoice.id)}
            onCheckedChange={() => selection.onSelect(toggled(selection.selected, invoice.id))}
          />
        </Table.Cell>
      )}
      <Table.Cell className="text-nowrap">
        <span className="txt-compact-small-plus text-ui-fg-base">{invoice.number}</span>
        {invoice.kind !== 'invoice' && <span className="text-ui-fg-muted ps-2">{t(`kind.${invoice.kind}`)}</span>}
      </Table.Cell>
      <Table.Cell className="text-nowrap">
        <Link to={`/orders/${invoice.order_id}`} className="text-ui-fg-base hover:text-ui-fg-interactive">
          {invoice.order_number}
        </Link>
      </Table.Cell>
      <Table.Cell className="text-nowrap">{day(invoice.issue_date)}</Table.Cell>
      <Table.Cell className={clx('text-nowrap', overdue && 'text-ui-fg-error')}>
        {invoice.due_date === null ? t('common.none') : day(invoice.due_date)}
      </Table.Cell>
      <Table.Cell>
        <DocumentBadge invoice={invoice} />
      </Table.Cell>
      <Table.Cell className="text-nowrap text-right tabular-nums">{money(invoice.total, invoice.currency)}</Table.Cell>
      <Table.Cell className="text-nowrap text-right tabular-nums">
        {invoice.kind === 'creditNote' ? t('common.none') : money(invoice.open, invoice.currency)}
      </Table.Cell>
      <Table.Cell>
        <div className="flex justify-end gap-x-1">
          <FileButton invoice={invoice} file="pdf" />
          <FileButton invoice={invoice} file="issued" />
        </div>
      </Table.Cell>
    </Table.Row>
  );
}

function FileButton({ invoice, file }: { invoice: InvoiceRow; file: 'pdf' | 'issued' }) {
  const { t } = useText();
  const download = useFileDownload();
  return (
    <Button
      size="small"
      variant="transparent"
      aria-label={t('documents.downloadOf', { number: invoice.number, file: t(`file.${file}`) })}
      isLoading={download.isPending}
      onClick={() => download.save(invoice, file)}
    >
      {t(`file.${file}`)}
    </Button>
  );
}
