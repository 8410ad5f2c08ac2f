import type { Api } from '@shopify/ui-extensions/admin.order-details.action.render';
import { text } from '../../shared/text.ts';

declare const shopify: Api;

/** The action says something and can only be closed. */
export function Told({ tone, message }: { readonly tone: 'info' | 'success' | 'warning'; readonly message: string }) {
  return (
    <s-admin-action heading={text('heading')}>
      <s-banner tone={tone}>
        <s-paragraph>{message}</s-paragraph>
      </s-banner>
      <s-button slot="primary-action" onClick={() => shopify.close()}>
        {text('close')}
      </s-button>
    </s-admin-action>
  );
}
