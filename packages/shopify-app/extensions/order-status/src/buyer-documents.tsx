import type { BuyerOrder } from '../../../src/api/contract.ts';
import { isZero, statusKey } from '../../shared/status.ts';
import { day, money, text } from '../../shared/text.ts';

type Document = BuyerOrder['documents'][number];

export function BuyerDocuments({ documents }: Pick<BuyerOrder, 'documents'>) {
  if (documents.length === 0) return <s-paragraph>{text('preparing')}</s-paragraph>;
  return (
    <s-stack gap="base">
      {documents.map((document) => (
        <DocumentRow key={document.number} document={document} />
      ))}
    </s-stack>
  );
}

function DocumentRow({ document }: { readonly document: Document }) {
  const { kind, number, open, files } = document;
  const key = statusKey(document);
  return (
    <s-stack gap="small-200">
      <s-stack direction="inline" gap="base" alignItems="center">
        <s-text type="strong">{text(`kind.${kind}`, { number })}</s-text>
        <s-badge tone={document.overdue ? 'critical' : 'auto'}>
          {key === undefined ? document.status : text(key)}
        </s-badge>
      </s-stack>
      {!isZero(open) && kind !== 'creditNote' && <s-text>{openOf(document)}</s-text>}
      {files.map(({ format, href }) => (
        <s-link key={format} href={href} target="_blank">
          {text('download', { format: text(`format.${format}`), number })}
        </s-link>
      ))}
    </s-stack>
  );
}

function openOf({ open, currency, dueDate }: Document): string {
  const amount = money(open, currency);
  return dueDate === null ? text('openAtOnce', { open: amount }) : text('open', { open: amount, due: day(dueDate) });
}
