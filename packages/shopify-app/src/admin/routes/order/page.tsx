import type { OrderDetail } from '../../api/contract.ts';
import { Empty } from '../../components/feedback/empty.tsx';
import { Failed } from '../../components/feedback/failed.tsx';
import { LoadingRows } from '../../components/feedback/skeleton.tsx';
import { DocumentCard } from '../../components/order/document-card.tsx';
import { inOrder } from '../../../api/documents-in-order.ts';
import { StuckNotice, WaitingNotice } from '../../components/order/stuck-notice.tsx';
import { Timeline } from '../../components/order/timeline.tsx';
import { StageBadge } from '../../components/status/badges.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useOrder } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';

/** One order: where it stands, its documents, and the way on when it is stuck. */
export function Order({ id }: { id: string }) {
  const { t } = useText();
  const { value: order, failure, reload } = useOrder(id);
  if (order !== undefined) return <Known order={order} />;
  return (
    <s-page heading={t('order.allOrders')}>
      <Back />
      <s-section accessibilityLabel={t('order.facts')}>
        {failure === undefined && <LoadingRows rows={10} />}
        {failure?.status === 404 && <Empty icon="order" title={t('order.notTaken')} hint={t('order.notTakenHint')} />}
        {failure !== undefined && failure.status !== 404 && <Failed failure={failure} onRetry={reload} />}
      </s-section>
    </s-page>
  );
}

function Back() {
  const { t } = useText();
  return (
    <s-link slot="breadcrumb-actions" href="/orders">
      {t('order.allOrders')}
    </s-link>
  );
}

function Known({ order }: { order: OrderDetail }) {
  const { t } = useText();
  return (
    <s-page heading={t('order.title', { number: order.number })}>
      <Back />
      <s-button slot="secondary-actions" href={`shopify://admin/orders/${order.sourceId}`} target="_top">
        {t('order.inShopify')}
      </s-button>
      <StuckNotice order={order} />
      <WaitingNotice order={order} />
      {order.documents.length === 0 && order.stopped === undefined && <NoDocuments />}
      {inOrder(order.documents).map((document) => (
        <DocumentCard key={document.id} document={document} />
      ))}
      <Facts order={order} />
      <s-box slot="aside">
        <Timeline events={order.events} />
      </s-box>
    </s-page>
  );
}

function NoDocuments() {
  const { t } = useText();
  return (
    <s-section accessibilityLabel={t('documents.title')}>
      <Empty icon="receipt" title={t('widget.noDocuments')} hint={t('widget.noDocumentsHint')} />
    </s-section>
  );
}

function Facts({ order }: { order: OrderDetail }) {
  const { t } = useText();
  const { money, moment } = useFormat();
  return (
    <s-section heading={t('order.facts')}>
      <dl className="facts">
        <dt>{t('table.stage')}</dt>
        <dd>
          <StageBadge order={order} />
        </dd>
        <dt>{t('order.buyer')}</dt>
        <dd>{order.buyer}</dd>
        <dt>{t('order.placed')}</dt>
        <dd>{moment(order.placedAt)}</dd>
        <dt>{t('order.shopTotal')}</dt>
        <dd>{money(order.total, order.currency)}</dd>
        {order.erpReference !== undefined && (
          <>
            <dt>{t('widget.erpReference')}</dt>
            <dd>{order.erpReference}</dd>
          </>
        )}
      </dl>
    </s-section>
  );
}
