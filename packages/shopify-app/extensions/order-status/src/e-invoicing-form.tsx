import { useState } from 'preact/hooks';
import {
  eInvoicingProblems,
  tidied,
  type EInvoicingData,
  type EInvoicingField,
} from '../../../src/api/e-invoicing-data.ts';
import { text } from '../../shared/text.ts';

interface FormProps {
  readonly saved: EInvoicingData;
  readonly countsForThisOrder: boolean;
  readonly onSave: (data: EInvoicingData) => Promise<boolean>;
}

const FIELDS: readonly EInvoicingField[] = ['siren', 'vatId', 'routingAddress'];

/** Each field says what is wrong with it when it is left, and all of them when the form is sent. */
export function EInvoicingForm({ saved, countsForThisOrder, onSave }: FormProps) {
  const [data, setData] = useState(saved);
  const [left, setLeft] = useState<readonly EInvoicingField[]>([]);
  const [outcome, setOutcome] = useState<'saving' | 'saved' | 'refused'>();
  const problems = eInvoicingProblems(data);

  const save = async () => {
    setLeft(FIELDS);
    if (Object.keys(problems).length > 0) return;
    setOutcome('saving');
    setOutcome((await onSave(tidied(data))) ? 'saved' : 'refused');
  };

  return (
    <s-form onSubmit={() => void save()}>
      <s-stack gap="base">
        <s-paragraph>{text(countsForThisOrder ? 'form.about' : 'form.aboutLater')}</s-paragraph>
        {FIELDS.map((field) => {
          const problem = left.includes(field) ? problems[field] : undefined;
          return (
            <s-text-field
              key={field}
              name={field}
              label={text(`form.${field}`)}
              value={data[field]}
              maxLength={200}
              {...(problem !== undefined && { error: text(`problem.${problem}`) })}
              onInput={(event) => {
                const value = valueIn(event.currentTarget);
                setData((before) => ({ ...before, [field]: value }));
              }}
              onBlur={() => setLeft((before) => [...before, field])}
            />
          );
        })}
        {outcome === 'saved' && <s-banner tone="success">{text('form.saved')}</s-banner>}
        {outcome === 'refused' && <s-banner tone="critical">{text('form.refused')}</s-banner>}
        <s-button type="submit" loading={outcome === 'saving'}>
          {text('form.save')}
        </s-button>
      </s-stack>
    </s-form>
  );
}

function valueIn(field: EventTarget | null): string {
  return field !== null && 'value' in field && typeof field.value === 'string' ? field.value : '';
}
