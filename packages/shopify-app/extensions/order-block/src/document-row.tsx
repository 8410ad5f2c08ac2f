import type { ShownDocument, StaffDocument } from '../../../src/api/contract.ts';
import { isZero, statusKey, toneOf } from '../../shared/status.ts';
import { day, money, text } from '../../shared/text.ts';
import { Delivery } from './delivery.tsx';
import { Dunning } from './dunning.tsx';

export function DocumentRow({ document, onDone }: { document: StaffDocument; onDone: () => Promise<void> }) {
  const key = statusKey(document);
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-text type="strong">{text(`kind.${document.kind}`, { number: document.number })}</s-text>
        <s-badge tone={toneOf(document)}>{key === undefined ? document.status : text(key)}</s-badge>
      </s-stack>
      <s-text color="subdued">{amountsOf(document)}</s-text>
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
      {document.dunning !== null && <Dunning dunning={document.dunning} />}
      {document.delivery !== null && <Delivery document={document} delivery={document.delivery} onDone={onDone} />}
    </s-stack>
  );
}

function amountsOf({ total, open, currency, dueDate }: ShownDocument): string {
  const amounts = { total: money(total, currency), open: money(open, currency) };
  if (isZero(open)) return text('amounts.total', amounts);
  return dueDate === null ? text('amounts.open', amounts) : text('amounts.due', { ...amounts, due: day(dueDate) });
}
