import type { Api } from '@shopify/ui-extensions/customer-account.order-status.block.render';
import { render } from 'preact';
import { orderIdOf } from '../../shared/order-id.ts';
import { statusKey } from '../../shared/status.ts';
import { text } from '../../shared/text.ts';
import { BuyerDocuments } from './buyer-documents.tsx';
import { EInvoicingForm } from './e-invoicing-form.tsx';
import { useBuyerOrder } from './use-buyer-order.ts';

declare const shopify: Api;

export default function main(): void {
  render(<OrderStatus />, document.body);
}

/** Whoever has only the link of an e-mail sees number and status; documents and data are for the buyer who signed in. */
function OrderStatus() {
  return shopify.authenticationState.value === 'fully_authenticated' ? <SignedIn /> : <FromALink />;
}

function FromALink() {
  const [number, status] = [metafield('invoice_number'), metafield('invoice_status')];
  if (number === undefined) return null;
  const key = statusKey({ status: status ?? '', overdue: false });
  return (
    <s-section heading={text('heading')}>
      <s-stack gap="base">
        <s-stack direction="inline" gap="base" alignItems="center">
          <s-text type="strong">{text('kind.invoice', { number })}</s-text>
          {key !== undefined && <s-badge>{text(key)}</s-badge>}
        </s-stack>
        <s-button onClick={() => void shopify.requireLogin()}>{text('signIn')}</s-button>
      </s-stack>
    </s-section>
  );
}

function SignedIn() {
  const [order, { reload, save }] = useBuyerOrder(orderIdOf(shopify.order.value?.id ?? ''));
  if (order.state === 'loading')
    return (
      <s-section heading={text('heading')}>
        <s-spinner accessibilityLabel={text('loading')} />
      </s-section>
    );
  if (order.state === 'failed')
    return (
      <s-section heading={text('heading')}>
        <s-banner tone="warning">
          <s-paragraph>{text('failed')}</s-paragraph>
          <s-button onClick={() => void reload()}>{text('again')}</s-button>
        </s-banner>
      </s-section>
    );
  const { documents, eInvoicing, countsForThisOrder } = order.value;
  return (
    <>
      <s-section heading={text('heading')}>
        <BuyerDocuments documents={documents} />
      </s-section>
      <s-section heading={text('form.heading')}>
        <EInvoicingForm saved={eInvoicing} countsForThisOrder={countsForThisOrder} onSave={save} />
      </s-section>
    </>
  );
}

/** Of the order, in the app's own namespace. */
function metafield(key: string): string | undefined {
  const entry = shopify.appMetafields.value.find(
    ({ target, metafield: field }) => target.type === 'order' && field.key === key,
  );
  return entry === undefined ? undefined : String(entry.metafield.value);
}
