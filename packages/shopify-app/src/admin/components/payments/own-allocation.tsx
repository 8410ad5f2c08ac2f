import {
  allocationDraft,
  allocationErrors,
  allocationsOf,
  type AllocationLine,
  type ShownEntry,
} from '@quittance/core/screens';
import { useState } from 'react';
import { usePostEntry } from '../../hooks/bank-entries.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';

/** What an entry settles, as a person says: documents and amounts. */
export function OwnAllocation({ entry, onDone }: { entry: ShownEntry; onDone: () => void }) {
  const { t } = useText();
  const outcome = useOutcome();
  const post = usePostEntry();
  const [lines, setLines] = useState<readonly AllocationLine[]>(allocationDraft(entry));
  const [tried, setTried] = useState(false);
  const errors = allocationErrors(lines, entry);
  const submit = async () => {
    setTried(true);
    if (errors.sum !== undefined || errors.lines.some((line) => line !== undefined)) return;
    const answer = await post.run(entry.id, { allocations: allocationsOf(lines) });
    if (outcome(answer, 'payments.done.post', 'payments.failed')) onDone();
  };
  return (
    <s-stack gap="small" accessibilityRole="section" accessibilityLabel={t('payments.own.title')}>
      <s-heading>{t('payments.own.title')}</s-heading>
      {lines.map((line, index) => (
        <Line
          key={index}
          line={line}
          currency={entry.currency}
          error={tried ? errors.lines[index] : undefined}
          onChange={(changed) => setLines(lines.with(index, changed))}
          {...(lines.length > 1 && { onRemove: () => setLines(lines.toSpliced(index, 1)) })}
        />
      ))}
      {tried && errors.sum !== undefined && <s-text tone="critical">{t(errors.sum.key, errors.sum.values)}</s-text>}
      <s-text color="subdued">{t('payments.own.hint')}</s-text>
      <s-stack direction="inline" gap="small-200">
        <s-button loading={post.pending} onClick={() => void submit()}>
          {t('payments.own.post')}
        </s-button>
        <s-button
          variant="tertiary"
          icon="plus"
          onClick={() => setLines([...lines, { documentNumber: '', amount: '' }])}
        >
          {t('payments.own.add')}
        </s-button>
      </s-stack>
    </s-stack>
  );
}

interface LineProps {
  readonly line: AllocationLine;
  readonly currency: string;
  readonly error: ReturnType<typeof allocationErrors>['lines'][number];
  readonly onChange: (line: AllocationLine) => void;
  readonly onRemove?: () => void;
}

function Line({ line, currency, error, onChange, onRemove }: LineProps) {
  const { t } = useText();
  const errorOf = (name: keyof AllocationLine) => {
    const fault = error?.[name];
    return fault === undefined ? '' : t(fault.key, fault.values);
  };
  return (
    <s-grid gridTemplateColumns="1fr 1fr auto" gap="small-200" alignItems="end">
      <s-text-field
        label={t('payments.own.document')}
        required
        value={line.documentNumber}
        error={errorOf('documentNumber')}
        onInput={(event) => onChange({ ...line, documentNumber: event.currentTarget.value })}
      />
      <s-text-field
        label={t('payments.own.amount', { currency })}
        required
        value={line.amount}
        error={errorOf('amount')}
        onInput={(event) => onChange({ ...line, amount: event.currentTarget.value })}
      />
      {onRemove !== undefined && (
        <s-button
          variant="tertiary"
          icon="delete"
          accessibilityLabel={t('payments.own.remove', { document: line.documentNumber })}
          onClick={onRemove}
        />
      )}
    </s-grid>
  );
}
