import { defineRouteConfig } from '@medusajs/admin-sdk';
import { ArrowDownTray, CogSixTooth, DocumentText } from '@medusajs/icons';
import { Button, Container, Heading, IconButton, Tabs, Text, Tooltip, toast } from '@medusajs/ui';
import { Link, useSearchParams } from 'react-router-dom';
import { useErrorText } from '../../components/feedback/error-text.ts';
import { CollectionsView } from '../../components/collections/collections-view.tsx';
import { DunningView } from '../../components/dunning/dunning-view.tsx';
import { InvoicesView } from '../../components/invoices/invoices-view.tsx';
import { DryRunDrawer } from '../../components/orders/dry-run-drawer.tsx';
import { OrdersView } from '../../components/orders/orders-view.tsx';
import { PaymentsView } from '../../components/payments/payments-view.tsx';
import { CustomersView } from '../../components/receivables/customers-view.tsx';
import { ReturnsView } from '../../components/returns/returns-view.tsx';
import { WorkView } from '../../components/work/work-view.tsx';
import { useDownload } from '../../hooks/downloads.ts';
import { useText } from '../../i18n/use-text.ts';

/** Parameters of the address that are no filters of the export. */
const NOT_EXPORTED = ['view', 'limit', 'offset'];

const VIEWS = {
  orders: OrdersView,
  invoices: InvoicesView,
  customers: CustomersView,
  dunning: DunningView,
  payments: PaymentsView,
  collections: CollectionsView,
  work: WorkView,
  returns: ReturnsView,
};
type View = keyof typeof VIEWS;

/** Every order and invoice of the shop, what waits for a person, and what came back: one view at a time. */
const InvoicesAndOrders = () => {
  const [params, setParams] = useSearchParams();
  const view = viewOf(params.get('view'));
  const Shown = VIEWS[view];
  return (
    <div className="flex flex-col gap-y-3" data-testid="quittance-page">
      <Header view={view} onView={(next) => setParams(next === 'orders' ? {} : { view: next })} />
      <Shown />
    </div>
  );
};

function viewOf(name: string | null): View {
  return name !== null && name in VIEWS ? (name as View) : 'orders';
}

function Header({ view, onView }: { view: View; onView: (view: string) => void }) {
  const { t } = useText();
  return (
    <Container className="p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 pt-4">
        <div>
          <Heading level="h1">{t('title')}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t('list.subtitle')}
          </Text>
        </div>
        <div className="flex items-center gap-x-2">
          {view === 'orders' && <DryRunDrawer />}
          {(view === 'orders' || view === 'invoices') && <ExportButton view={view} />}
          <Tooltip content={t('list.settings')}>
            <IconButton size="small" asChild>
              <Link to="/settings/quittance" aria-label={t('list.settings')}>
                <CogSixTooth />
              </Link>
            </IconButton>
          </Tooltip>
        </div>
      </div>
      <Tabs value={view} onValueChange={onView}>
        <Tabs.List aria-label={t('list.tabs')} className="overflow-x-auto px-6 py-3">
          <Tabs.Trigger value="orders">{t('list.orders')}</Tabs.Trigger>
          <Tabs.Trigger value="invoices">{t('list.invoices')}</Tabs.Trigger>
          <Tabs.Trigger value="customers">{t('receivables.tab')}</Tabs.Trigger>
          <Tabs.Trigger value="dunning">{t('dunning.tab')}</Tabs.Trigger>
          <Tabs.Trigger value="payments">{t('payments.tab')}</Tabs.Trigger>
          <Tabs.Trigger value="collections">{t('cases.tab')}</Tabs.Trigger>
          <Tabs.Trigger value="work">{t('delivery.work.tab')}</Tabs.Trigger>
          <Tabs.Trigger value="returns">{t('delivery.returns.tab')}</Tabs.Trigger>
        </Tabs.List>
      </Tabs>
    </Container>
  );
}

/** What the list shows with its filters, all pages of it. */
function ExportButton({ view }: { view: 'orders' | 'invoices' }) {
  const { t } = useText();
  const errorText = useErrorText();
  const [params] = useSearchParams();
  const download = useDownload();
  const onClick = () =>
    download.mutate(
      {
        path: `/admin/quittance/${view}/export`,
        accept: 'text/csv',
        query: Object.fromEntries([...params].filter(([name]) => !NOT_EXPORTED.includes(name))),
        fallbackName: `${view}.csv`,
      },
      { onError: (error) => toast.error(t('list.exportFailed'), { description: errorText(error) }) },
    );
  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={download.isPending}
      onClick={onClick}
      data-testid="quittance-export"
    >
      <ArrowDownTray aria-hidden />
      {t('list.export')}
    </Button>
  );
}

export const config = defineRouteConfig({ label: 'quittance.title', translationNs: 'translation', icon: DocumentText });
export default InvoicesAndOrders;
