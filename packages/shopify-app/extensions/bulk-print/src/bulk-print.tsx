import type { Api } from '@shopify/ui-extensions/admin.order-index.selection-print-action.render';
import { render } from 'preact';
import { KindChoice, useKinds } from '../../shared/kind-choice.tsx';
import { MOST_ORDERS, printPath, type PrintKind } from '../../shared/print-path.ts';
import { text } from '../../shared/text.ts';

declare const shopify: Api;

const KINDS: readonly PrintKind[] = ['invoice', 'creditNote'];

export default function main(): void {
  render(<BulkPrint />, document.body);
}

function BulkPrint() {
  const orders = shopify.data.selected.map(({ id }) => id);
  const [chosen, toggle] = useKinds(KINDS);
  const src = printPath(orders, chosen);
  const isTooMany = orders.length > MOST_ORDERS;
  return (
    <s-admin-print-action {...(src !== undefined && { src })}>
      <s-stack gap="base">
        {isTooMany ? (
          <s-banner tone="warning">
            <s-paragraph>{text('tooMany', { most: MOST_ORDERS, number: orders.length })}</s-paragraph>
          </s-banner>
        ) : (
          <s-paragraph>{text('orders', { number: orders.length })}</s-paragraph>
        )}
        <KindChoice there={KINDS} chosen={chosen} onToggle={toggle} />
      </s-stack>
    </s-admin-print-action>
  );
}
