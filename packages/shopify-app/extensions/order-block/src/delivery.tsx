import type { ShownDelivery, StaffDocument } from '../../../src/api/contract.ts';
import { text } from '../../shared/text.ts';
import { useDeliveryAct } from './use-delivery-act.ts';

/** How far a document is on its way to the buyer, what proves it, why it goes so, and what can be done. */
export function Delivery({ document, delivery, onDone }: DeliveryProps) {
  const { busy, failed, act, resend, makeLink } = useDeliveryAct(document, onDone);
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-text type="strong">{text('delivery.title')}</s-text>
        <s-badge tone={delivery.tone}>{delivery.word}</s-badge>
      </s-stack>
      <s-text color="subdued">{delivery.sentence}</s-text>
      <Lines heading={text('delivery.proof')} lines={delivery.proof} />
      <Lines heading={text('delivery.why')} lines={delivery.why} />
      {delivery.waiting.map(({ id, text: words, mayBeReleased }) => (
        <s-stack key={id} gap="small-300">
          <s-text>{words}</s-text>
          <s-stack direction="inline" gap="small-200">
            {mayBeReleased && (
              <s-button disabled={busy} onClick={() => void act(id, 'release')}>
                {text('delivery.release')}
              </s-button>
            )}
            <s-button variant="tertiary" disabled={busy} onClick={() => void act(id, 'withdraw')}>
              {text('delivery.withdraw')}
            </s-button>
          </s-stack>
        </s-stack>
      ))}
      {failed !== undefined && (
        <s-banner tone="warning" heading={text('delivery.failed')}>
          <s-paragraph>{failed}</s-paragraph>
        </s-banner>
      )}
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-button disabled={busy} onClick={() => void resend()}>
          {text('delivery.again')}
        </s-button>
        {delivery.link === null ? (
          <s-button variant="tertiary" disabled={busy} onClick={() => void makeLink()}>
            {text('delivery.makeLink')}
          </s-button>
        ) : (
          <s-link href={delivery.link} target="_blank">
            {text('delivery.link')}
          </s-link>
        )}
      </s-stack>
    </s-stack>
  );
}

interface DeliveryProps {
  readonly document: StaffDocument;
  readonly delivery: ShownDelivery;
  readonly onDone: () => Promise<void>;
}

function Lines({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <s-stack gap="small-500">
      <s-text>{heading}</s-text>
      <s-unordered-list>
        {lines.map((line) => (
          <s-list-item key={line}>{line}</s-list-item>
        ))}
      </s-unordered-list>
    </s-stack>
  );
}
