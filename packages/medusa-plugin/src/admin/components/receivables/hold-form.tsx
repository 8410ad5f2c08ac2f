import type { AccountItem } from '@quittance/core/flow';
import {
  dayBefore,
  holdDraft,
  holdErrors,
  holdInput,
  HOLD_KINDS,
  withKind,
  type HoldDraft,
  type HoldErrors,
} from '@quittance/core/screens';
import { Button, Drawer, Input, RadioGroup, Select, Textarea } from '@medusajs/ui';
import { useId, useState, type FormEvent } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceHold } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { FieldFrame } from '../settings/field-frame.tsx';

interface HoldFormProps {
  readonly customerId: string;
  readonly items: readonly AccountItem[];
  readonly item: string;
  readonly onDone: () => void;
}

/** Why reminders stop, of what, until when. */
export function HoldForm({ customerId, items, item, onDone }: HoldFormProps) {
  const { t } = useText();
  const outcome = useOutcome();
  const place = usePlaceHold();
  const [draft, setDraft] = useState<HoldDraft>(holdDraft('dispute', item));
  const [judged, setJudged] = useState(false);
  const errors = holdErrors(draft, items, dayBefore(new Date(), 0));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (Object.keys(errors).length > 0) return;
    place.mutate(
      holdInput(draft, customerId, items),
      outcome({ done: 'receivables.hold.placed', failed: 'receivables.hold.failed', after: onDone }),
    );
  };
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col" data-testid="quittance-hold-form">
      <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
        <Kind draft={draft} onChange={setDraft} />
        <Fields draft={draft} items={items} errors={judged ? errors : {}} onChange={setDraft} />
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t('common.cancel')}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" isLoading={place.isPending} data-testid="quittance-hold-confirm">
          {t('receivables.hold.confirm')}
        </Button>
      </Drawer.Footer>
    </form>
  );
}

interface PartProps {
  readonly draft: HoldDraft;
  readonly onChange: (draft: HoldDraft) => void;
}

function Kind({ draft, onChange }: PartProps) {
  const { t } = useText();
  const id = useId();
  return (
    <FieldFrame id={id} label={t('receivables.hold.kindLabel')} optional={false} group>
      <RadioGroup
        aria-labelledby={`${id}-label`}
        value={draft.kind}
        onValueChange={(chosen) => onChange(withKind(draft, HOLD_KINDS.find((kind) => kind === chosen) ?? draft.kind))}
        className="grid grid-cols-1 gap-2"
      >
        {HOLD_KINDS.map((kind) => (
          <RadioGroup.ChoiceBox
            key={kind}
            value={kind}
            label={t(`receivables.hold.kind.${kind}`)}
            description={t(`receivables.hold.kindHint.${kind}`)}
          />
        ))}
      </RadioGroup>
    </FieldFrame>
  );
}

/** Stands for everything: a select may not have an empty value. */
const EVERYTHING = 'everything';

interface FieldsProps extends PartProps {
  readonly items: readonly AccountItem[];
  readonly errors: HoldErrors;
}

function Fields({ draft, items, errors, onChange }: FieldsProps) {
  const { t } = useText();
  const id = useId();
  const edit = (changes: Partial<HoldDraft>) => onChange({ ...draft, ...changes });
  const held = items.find((each) => each.id === draft.item);
  const error = (name: keyof HoldErrors) => {
    const fault = errors[name];
    return fault && t(fault.key, fault.values);
  };
  return (
    <>
      {draft.kind !== 'insolvency' && (
        <FieldFrame id={`${id}-scope`} label={t('receivables.hold.scope')} optional={false}>
          <Select
            size="small"
            value={draft.item === '' ? EVERYTHING : draft.item}
            onValueChange={(chosen) => edit({ item: chosen === EVERYTHING ? '' : chosen, amount: '' })}
          >
            <Select.Trigger id={`${id}-scope`}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              <Select.Item value={EVERYTHING}>{t('receivables.hold.everything')}</Select.Item>
              {items.map((each) => (
                <ItemOption key={each.id} item={each} />
              ))}
            </Select.Content>
          </Select>
        </FieldFrame>
      )}
      {held !== undefined && (
        <FieldFrame
          id={`${id}-amount`}
          label={t('receivables.hold.amount', { currency: held.currency })}
          optional
          hint={t('receivables.hold.amountHint')}
          error={error('amount')}
        >
          <Input
            id={`${id}-amount`}
            size="small"
            inputMode="decimal"
            autoComplete="off"
            value={draft.amount}
            aria-describedby={`${id}-amount-hint`}
            onChange={(event) => edit({ amount: event.target.value })}
          />
        </FieldFrame>
      )}
      {draft.kind !== 'insolvency' && (
        <FieldFrame
          id={`${id}-until`}
          label={t(draft.kind === 'promise' ? 'receivables.hold.promisedLabel' : 'receivables.hold.untilLabel')}
          optional={draft.kind !== 'promise'}
          hint={draft.kind === 'promise' ? undefined : t('receivables.hold.untilHint')}
          error={error('until')}
        >
          <Input
            id={`${id}-until`}
            size="small"
            type="date"
            value={draft.until}
            aria-describedby={`${id}-until-hint`}
            onChange={(event) => edit({ until: event.target.value })}
          />
        </FieldFrame>
      )}
      <FieldFrame
        id={`${id}-reason`}
        label={t('receivables.hold.reason')}
        optional={draft.kind === 'promise'}
        hint={t('receivables.hold.reasonHint')}
        error={error('reason')}
      >
        <Textarea
          id={`${id}-reason`}
          rows={2}
          maxLength={1000}
          value={draft.reason}
          aria-describedby={`${id}-reason-hint`}
          onChange={(event) => edit({ reason: event.target.value })}
        />
      </FieldFrame>
    </>
  );
}

function ItemOption({ item }: { item: AccountItem }) {
  const { money, day } = useFormat();
  return (
    <Select.Item value={item.id}>
      {[item.documentNumber, day(item.dueDate), money(item.open, item.currency)].join(' · ')}
    </Select.Item>
  );
}
