import { text } from '../../shared/text.ts';
import type { CreditDraft, CreditProblem } from './choice.ts';

interface CreditFieldsProps {
  readonly invoices: readonly { readonly id: string; readonly number: string }[];
  readonly draft: CreditDraft;
  readonly problems: { readonly amount?: CreditProblem; readonly reason?: CreditProblem };
  readonly onChange: (change: Partial<CreditDraft>) => void;
}

export function CreditFields({ invoices, draft, problems, onChange }: CreditFieldsProps) {
  return (
    <>
      <s-select
        label={text('invoice')}
        value={draft.documentId}
        onChange={(event) => onChange({ documentId: event.currentTarget.value ?? '' })}
      >
        {invoices.map(({ id, number }) => (
          <s-option key={id} value={id}>
            {number}
          </s-option>
        ))}
      </s-select>
      <s-text-field
        label={text('amount')}
        details={text('amountHelp')}
        value={draft.amount}
        {...(problems.amount !== undefined && { error: text(problems.amount) })}
        onInput={(event) => onChange({ amount: event.currentTarget.value ?? '' })}
      />
      <s-text-field
        label={text('reason')}
        details={text('reasonHelp')}
        required
        maxLength={500}
        value={draft.reason}
        {...(problems.reason !== undefined && { error: text(problems.reason) })}
        onInput={(event) => onChange({ reason: event.currentTarget.value ?? '' })}
      />
    </>
  );
}
