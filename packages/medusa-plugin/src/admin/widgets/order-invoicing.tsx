import { defineWidgetConfig } from '@medusajs/admin-sdk';
import type { AdminOrder, DetailWidgetProps } from '@medusajs/framework/types';
import { Button, Container, Heading, Text, toast } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import type { TakenOrder } from '../../api/admin/quittance/contract.ts';
import { useErrorText } from '../components/feedback/error-text.ts';
import { Failure } from '../components/feedback/failure.tsx';
import { LoadingRows } from '../components/feedback/loading-rows.tsx';
import { DocumentCard } from '../components/order/document-card.tsx';
import { inOrder } from '../components/order/documents-in-order.ts';
import { Notes } from '../components/order/notes.tsx';
import { StuckNotice } from '../components/order/stuck-notice.tsx';
import { Timeline } from '../components/order/timeline.tsx';
import { WaitingNotice } from '../components/order/waiting-notice.tsx';
import { StageBadge } from '../components/status/badges.tsx';
import { useOrder, useSendOrder } from '../hooks/orders.ts';
import { useText } from '../i18n/use-text.ts';

/** On the order page: where the order stands, its documents, and the way on when it is stuck. */
const OrderInvoicing = ({ data }: DetailWidgetProps<AdminOrder>) => {
  const { t } = useText();
  const order = useOrder(data.id);
  return (
    <Container className="divide-y p-0" data-testid="quittance-widget">
      <div className="flex items-center justify-between gap-x-2 px-6 py-4">
        <Heading level="h2">{t('widget.title')}</Heading>
        <span aria-live="polite">{order.data?.order && <StageBadge order={order.data.order} />}</span>
      </div>
      {order.isPending && <LoadingRows rows={3} />}
      {order.isError && order.data === undefined && (
        <Failure error={order.error} onRetry={() => void order.refetch()} />
      )}
      {order.data?.order === null && <NotTaken orderId={data.id} />}
      {order.data?.order && <Taken order={order.data.order} />}
    </Container>
  );
};

function Taken({ order }: { order: TakenOrder }) {
  const { t } = useText();
  return (
    <>
      <StuckNotice order={order} />
      <WaitingNotice waiting={order.waiting} />
      <Notes orderId={order.id} notes={order.notes} />
      {order.documents.length === 0 ? (
        order.stopped === null && <NoDocuments />
      ) : (
        <ul aria-label={t('documents.title')} className="divide-y">
          {inOrder(order.documents).map((invoice) => (
            <DocumentCard key={invoice.id} orderId={order.id} invoice={invoice} />
          ))}
        </ul>
      )}
      {order.erp_reference !== null && (
        <dl className="txt-small flex items-center justify-between gap-x-4 px-6 py-4">
          <dt className="text-ui-fg-subtle">{t('widget.erpReference')}</dt>
          <dd className="break-all text-right" data-testid="quittance-erp-reference">
            {order.erp_reference}
          </dd>
        </dl>
      )}
      <Timeline events={order.events} />
      <div className="flex justify-end px-6 py-4">
        <Link
          to="/quittance"
          className="txt-compact-small-plus text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
        >
          {t('widget.openList')}
        </Link>
      </div>
    </>
  );
}

function NoDocuments() {
  const { t } = useText();
  return (
    <div className="flex flex-col gap-y-1 px-6 py-4">
      <Text size="small" weight="plus" leading="compact">
        {t('widget.noDocuments')}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t('widget.noDocumentsHint')}
      </Text>
    </div>
  );
}

function NotTaken({ orderId }: { orderId: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const send = useSendOrder(orderId);
  const onClick = () =>
    send.mutate(
      {},
      {
        onSuccess: () => toast.success(t('widget.sent')),
        onError: (error) => toast.error(t('retry.failed'), { description: errorText(error) }),
      },
    );
  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4">
      <div className="flex flex-col gap-y-1">
        <Text size="small" weight="plus" leading="compact">
          {t('widget.notTaken')}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t('widget.notTakenHint')}
        </Text>
      </div>
      <Button
        size="small"
        variant="secondary"
        isLoading={send.isPending}
        onClick={onClick}
        data-testid="quittance-send"
      >
        {t('widget.send')}
      </Button>
    </div>
  );
}

export const config = defineWidgetConfig({ zone: 'order.details.side', id: 'quittance-order-invoicing' });
export default OrderInvoicing;
