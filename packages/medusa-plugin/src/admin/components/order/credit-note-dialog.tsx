import { Hint, Input, Label, Prompt, RadioGroup, Textarea, toast } from '@medusajs/ui';
import { useId, useState, type MouseEvent } from 'react';
import type { InvoiceRow } from '../../../api/admin/quittance/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCreditNote } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { readAmount } from '@quittance/core/screens';

interface CreditNoteDialogProps {
  readonly orderId: string;
  readonly invoice: InvoiceRow;
  readonly onClose: () => void;
}

/** Asks what to credit and why, and warns that a numbered document follows. */
export function CreditNoteDialog({ orderId, invoice, onClose }: CreditNoteDialogProps) {
  const { t } = useText();
  const errorText = useErrorText();
  const credit = useCreditNote(orderId);
  const [scope, setScope] = useState<'whole' | 'part'>('whole');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const amountField = useId();
  const reasonField = useId();

  const amount = readAmount(typed, invoice.total);
  const amountMissing = scope === 'part' && amount === undefined;
  const reasonMissing = reason.trim() === '';

  const confirm = (event: MouseEvent) => {
    event.preventDefault();
    setTried(true);
    if (amountMissing || reasonMissing)
      return document.getElementById(amountMissing ? amountField : reasonField)?.focus();
    return credit.mutate(
      { invoice_id: invoice.id, reason: reason.trim(), ...(scope === 'part' && { amount }) },
      {
        onSuccess: () => {
          toast.success(t('credit.done'));
          onClose();
        },
        onError: (error) => toast.error(t('credit.failed'), { description: errorText(error) }),
      },
    );
  };

  return (
    <Prompt open onOpenChange={(open) => !open && onClose()}>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t('credit.title')}</Prompt.Title>
          <Prompt.Description>{t('credit.body', { number: invoice.number })}</Prompt.Description>
        </Prompt.Header>
        <div className="flex flex-col gap-y-4 px-6 pt-4">
          <Scope scope={scope} onScope={setScope} />
          {scope === 'part' && (
            <Amount
              id={amountField}
              invoice={invoice}
              typed={typed}
              onType={setTyped}
              refused={tried && amountMissing}
            />
          )}
          <Reason id={reasonField} reason={reason} onReason={setReason} refused={tried && reasonMissing} />
        </div>
        <Prompt.Footer>
          <Prompt.Cancel disabled={credit.isPending}>{t('common.cancel')}</Prompt.Cancel>
          <Prompt.Action onClick={confirm} disabled={credit.isPending} data-testid="quittance-credit-confirm">
            {t('credit.confirm')}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  );
}

function Scope({ scope, onScope }: { scope: 'whole' | 'part'; onScope: (scope: 'whole' | 'part') => void }) {
  const { t } = useText();
  const id = useId();
  return (
    <RadioGroup
      aria-label={t('credit.scope')}
      value={scope}
      onValueChange={(value) => onScope(value === 'part' ? 'part' : 'whole')}
      className="flex flex-col gap-y-2"
    >
      {(['whole', 'part'] as const).map((value) => (
        <div key={value} className="flex items-center gap-x-2">
          <RadioGroup.Item value={value} id={`${id}-${value}`} />
          <Label size="small" htmlFor={`${id}-${value}`}>
            {t(`credit.${value}`)}
          </Label>
        </div>
      ))}
    </RadioGroup>
  );
}

interface AmountProps {
  readonly id: string;
  readonly invoice: InvoiceRow;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly refused: boolean;
}

function Amount({ id, invoice, typed, onType, refused }: AmountProps) {
  const { t } = useText();
  const { money } = useFormat();
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {t('credit.amount', { currency: invoice.currency.toUpperCase() })}
      </Label>
      <Input
        id={id}
        size="small"
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        aria-invalid={refused}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onType(event.target.value)}
      />
      {refused && (
        <Hint id={`${id}-hint`} variant="error">
          {t('credit.amountInvalid', { total: money(invoice.total, invoice.currency) })}
        </Hint>
      )}
    </div>
  );
}

interface ReasonProps {
  readonly id: string;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly refused: boolean;
}

function Reason({ id, reason, onReason, refused }: ReasonProps) {
  const { t } = useText();
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {t('credit.reason')}
      </Label>
      <Textarea
        id={id}
        rows={2}
        maxLength={500}
        required
        value={reason}
        aria-invalid={refused}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onReason(event.target.value)}
      />
      <Hint id={`${id}-hint`} variant={refused ? 'error' : 'info'}>
        {refused ? t('credit.reasonMissing') : t('credit.reasonHint')}
      </Hint>
    </div>
  );
}
