import type { ShownDocument } from '../../../src/api/contract.ts';
import { deliveryTone, isDeliveryState, isZero, statusKey, toneOf } from '../../shared/status.ts';
import { day, moment, money, text } from '../../shared/text.ts';

export function DocumentRow({ document }: { readonly document: ShownDocument }) {
  const key = statusKey(document);
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-text type="strong">{text(`kind.${document.kind}`, { number: document.number })}</s-text>
        <s-badge tone={toneOf(document)}>{key === undefined ? document.status : text(key)}</s-badge>
      </s-stack>
      <s-text color="subdued">{amountsOf(document)}</s-text>
      {document.delivery !== null && <Delivery delivery={document.delivery} />}
      <s-stack direction="inline" gap="small-200">
        {document.files.map(({ format, href }) => (
          <s-link
            key={format}
            href={href}
            target="_blank"
            accessibilityLabel={text('download', { format: text(`format.${format}`), number: document.number })}
          >
            {text(`format.${format}`)}
          </s-link>
        ))}
      </s-stack>
    </s-stack>
  );
}

function Delivery({ delivery }: { readonly delivery: NonNullable<ShownDocument['delivery']> }) {
  const { state, at, badAddress } = delivery;
  return (
    <s-stack direction="inline" gap="small-200" alignItems="center">
      <s-badge tone={deliveryTone(state)}>{deliveryText(state)}</s-badge>
      <s-text color="subdued">{badAddress ? text('badAddress') : moment(at)}</s-text>
    </s-stack>
  );
}

/** A state of a later release shows as it is. */
function deliveryText(state: string): string {
  return isDeliveryState(state) ? text(`delivery.${state}`) : state;
}

function amountsOf({ total, open, currency, dueDate }: ShownDocument): string {
  const amounts = { total: money(total, currency), open: money(open, currency) };
  if (isZero(open)) return text('amounts.total', amounts);
  return dueDate === null ? text('amounts.open', amounts) : text('amounts.due', { ...amounts, due: day(dueDate) });
}
