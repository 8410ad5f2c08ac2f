import type { Api } from '@shopify/ui-extensions/admin.order-details.action.render';
import { render } from 'preact';
import { useOrderBlock } from '../../shared/use-order-block.ts';
import { orderIdOf } from '../../shared/order-id.ts';
import { text } from '../../shared/text.ts';
import { ActionForm } from './action-form.tsx';
import { choicesOf } from './choice.ts';
import { Told } from './told.tsx';

declare const shopify: Api;

export default function main(): void {
  render(<OrderAction />, document.body);
}

function OrderAction() {
  const orderId = orderIdOf(shopify.data.selected[0]?.id ?? '');
  const [block] = useOrderBlock(orderId);
  if (block.state === 'loading') return <s-admin-action heading={text('heading')} loading />;
  if (block.state === 'failed') return <Told tone="warning" message={text('failed')} />;
  const choices = choicesOf(block.value);
  const [first] = choices;
  if (first === undefined) return <Told tone="info" message={text('nothing')} />;
  return <ActionForm block={block.value} orderId={orderId} choices={choices} first={first} />;
}
