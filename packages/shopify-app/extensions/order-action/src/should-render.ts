import type { Api } from '@shopify/ui-extensions/admin.order-details.action.should-render';
import type { OrderBlock } from '../../../src/api/contract.ts';
import { ask } from '../../shared/ask.ts';
import { orderIdOf } from '../../shared/order-id.ts';
import { choicesOf } from './choice.ts';

declare const shopify: Api;

/** The action is in the menu where something can be done; also where we cannot tell, so that it says why. */
export default async function shouldRender(): Promise<{ readonly display: boolean }> {
  const asked = await ask<OrderBlock>(`/app/order-block/${orderIdOf(shopify.data.selected[0]?.id ?? '')}`);
  return { display: !asked.ok || choicesOf(asked.value).length > 0 };
}
