import type { Api } from '@shopify/ui-extensions/admin.order-details.print-action.render';
import { render } from 'preact';
import type { OrderBlock } from '../../../src/api/contract.ts';
import { useOrderBlock } from '../../shared/use-order-block.ts';
import { KindChoice, useKinds } from '../../shared/kind-choice.tsx';
import { orderIdOf } from '../../shared/order-id.ts';
import { printPath, type PrintKind } from '../../shared/print-path.ts';
import { text } from '../../shared/text.ts';

declare const shopify: Api;

export default function main(): void {
  render(<OrderPrint />, document.body);
}

function OrderPrint() {
  const order = shopify.data.selected[0]?.id ?? '';
  const [block] = useOrderBlock(orderIdOf(order));
  if (block.state === 'loading')
    return (
      <s-admin-print-action>
        <s-spinner accessibilityLabel={text('loading')} />
      </s-admin-print-action>
    );
  if (block.state === 'failed') return <Notice tone="warning" message={text('failed')} />;
  const there = kindsOf(block.value);
  return there.length === 0 ? <Notice tone="info" message={text('nothing')} /> : <Choice order={order} there={there} />;
}

function Choice({ order, there }: { readonly order: string; readonly there: readonly PrintKind[] }) {
  const [chosen, toggle] = useKinds(there);
  const src = printPath([order], chosen);
  return (
    <s-admin-print-action {...(src !== undefined && { src })}>
      <KindChoice there={there} chosen={chosen} onToggle={toggle} />
    </s-admin-print-action>
  );
}

function Notice({ tone, message }: { readonly tone: 'info' | 'warning'; readonly message: string }) {
  return (
    <s-admin-print-action>
      <s-banner tone={tone}>
        <s-paragraph>{message}</s-paragraph>
      </s-banner>
    </s-admin-print-action>
  );
}

/** What our own pages can print: the ERP's documents have no files here. */
function kindsOf({ documents }: OrderBlock): readonly PrintKind[] {
  const printable = documents.filter(({ files }) => files.length > 0);
  const kinds: readonly PrintKind[] = ['invoice', 'creditNote'];
  return kinds.filter((kind) =>
    printable.some((document) => (document.kind === 'creditNote') === (kind === 'creditNote')),
  );
}
