import {
  allocationErrors,
  allocationsOf,
  allocationDraft,
  type AllocationLine,
  type ShownEntry,
} from '@quittance/core/screens';
import { Plus, Trash } from '@medusajs/icons';
import { Button, Heading, Hint, IconButton, Text } from '@medusajs/ui';
import { useState, type FormEvent } from 'react';
import { usePostEntry } from '../../hooks/bank-entries.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { TextInput } from '../settings/text-input.tsx';

/** What an entry settles, as a person says: documents and amounts. */
export function OwnAllocation({ entry, onDone }: { entry: ShownEntry; onDone: () => void }) {
  const { t } = useText();
  const outcome = useOutcome();
  const post = usePostEntry(entry.id);
  const [lines, setLines] = useState<readonly AllocationLine[]>(allocationDraft(entry));
  const [judged, setJudged] = useState(false);
  const errors = allocationErrors(lines, entry);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (errors.sum !== undefined || errors.lines.some((line) => line !== undefined)) return;
    post.mutate(
      { allocations: allocationsOf(lines) },
      outcome({ done: 'payments.done.post', failed: 'payments.failed', after: onDone }),
    );
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-y-3" data-testid="quittance-own-allocation">
      <Heading level="h3">{t('payments.own.title')}</Heading>
      {lines.map((line, index) => (
        <Line
          key={index}
          line={line}
          currency={entry.currency}
          error={judged ? errors.lines[index] : undefined}
          onChange={(changed) => setLines(lines.with(index, changed))}
          {...(lines.length > 1 && { onRemove: () => setLines(lines.toSpliced(index, 1)) })}
        />
      ))}
      {judged && errors.sum !== undefined && <Hint variant="error">{t(errors.sum.key, errors.sum.values)}</Hint>}
      <Text size="small" className="text-ui-fg-subtle">
        {t('payments.own.hint')}
      </Text>
      <div className="flex justify-between">
        <Button
          type="button"
          size="small"
          variant="transparent"
          onClick={() => setLines([...lines, { documentNumber: '', amount: '' }])}
        >
          <Plus aria-hidden />
          {t('payments.own.add')}
        </Button>
        <Button type="submit" size="small" isLoading={post.isPending} data-testid="quittance-post-own">
          {t('payments.own.post')}
        </Button>
      </div>
    </form>
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
  const fault = (name: keyof AllocationLine) => error?.[name] && t(error[name].key, error[name].values);
  return (
    <div className="grid grid-cols-[1fr_1fr_auto] items-start gap-x-2">
      <TextInput
        label={t('payments.own.document')}
        required
        value={line.documentNumber}
        error={fault('documentNumber')}
        onChange={(documentNumber) => onChange({ ...line, documentNumber })}
      />
      <TextInput
        label={t('payments.own.amount', { currency })}
        required
        value={line.amount}
        error={fault('amount')}
        onChange={(amount) => onChange({ ...line, amount })}
      />
      {onRemove !== undefined && (
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          className="mt-7"
          aria-label={t('payments.own.remove', { document: line.documentNumber })}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      )}
    </div>
  );
}
