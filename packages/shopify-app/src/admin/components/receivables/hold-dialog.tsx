import type { AccountView } from '@quittance/core/flow';
import {
  dayBefore,
  holdDraft,
  holdErrors,
  holdInput,
  HOLD_KINDS,
  withKind,
  type HoldDraft,
} from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceHold } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

interface HoldDialogProps {
  readonly account: Pick<AccountView, 'id' | 'items'>;
  /** The item it is to stop; left out: everything. */
  readonly item?: string;
  readonly onClose: () => void;
}

/** Why reminders stop, of what, until when. */
export function HoldDialog({ account: { id, items }, item, onClose }: HoldDialogProps) {
  const { t } = useText();
  const { day, money } = useFormat();
  const outcome = useOutcome();
  const place = usePlaceHold();
  const [draft, setDraft] = useState<HoldDraft>(holdDraft('dispute', item));
  const [tried, setTried] = useState(false);
  const errors = holdErrors(draft, items, dayBefore(new Date(), 0));
  const edit = (change: Partial<HoldDraft>) => setDraft((now) => ({ ...now, ...change }));
  const errorOf = (name: keyof HoldDraft) => {
    const fault = tried ? errors[name] : undefined;
    return fault === undefined ? '' : t(fault.key, fault.values);
  };
  const submit = async () => {
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    const placed = await place.run(holdInput(draft, id, items));
    if (outcome(placed, 'receivables.hold.placed', 'receivables.hold.failed')) onClose();
  };
  const held = items.find((each) => each.id === draft.item);
  const isWhole = draft.kind === 'insolvency';
  return (
    <Dialog
      heading={t('receivables.hold.placeTitle')}
      confirm={t('receivables.hold.confirm')}
      cancel={t('common.cancel')}
      pending={place.pending}
      onConfirm={() => void submit()}
      onClose={onClose}
    >
      <s-stack gap="base">
        <s-choice-list
          label={t('receivables.hold.kindLabel')}
          values={[draft.kind]}
          onChange={(event) => {
            const kind = HOLD_KINDS.find((each) => each === event.currentTarget.values[0]);
            if (kind !== undefined) setDraft((now) => withKind(now, kind));
          }}
        >
          {HOLD_KINDS.map((kind) => (
            <s-choice key={kind} value={kind}>
              {t(`receivables.hold.kind.${kind}`)}
              <s-text slot="details">{t(`receivables.hold.kindHint.${kind}`)}</s-text>
            </s-choice>
          ))}
        </s-choice-list>
        {!isWhole && (
          <s-select
            label={t('receivables.hold.scope')}
            value={draft.item}
            onChange={(event) => edit({ item: event.currentTarget.value })}
          >
            <s-option value="">{t('receivables.hold.everything')}</s-option>
            {items.map((each) => (
              <s-option key={each.id} value={each.id}>
                {`${each.documentNumber}, ${day(each.dueDate)}, ${money(each.open, each.currency)}`}
              </s-option>
            ))}
          </s-select>
        )}
        {held !== undefined && (
          <s-text-field
            label={t('receivables.hold.amount', { currency: held.currency })}
            details={t('receivables.hold.amountHint')}
            error={errorOf('amount')}
            value={draft.amount}
            onInput={(event) => edit({ amount: event.currentTarget.value })}
          />
        )}
        {!isWhole && (
          <s-date-field
            label={t(draft.kind === 'promise' ? 'receivables.hold.promisedLabel' : 'receivables.hold.untilLabel')}
            details={draft.kind === 'promise' ? '' : t('receivables.hold.untilHint')}
            error={errorOf('until')}
            value={draft.until}
            onChange={(event) => edit({ until: event.currentTarget.value })}
          />
        )}
        <s-text-area
          label={t('receivables.hold.reason')}
          details={t('receivables.hold.reasonHint')}
          error={errorOf('reason')}
          rows={2}
          maxLength={500}
          value={draft.reason}
          onInput={(event) => edit({ reason: event.currentTarget.value })}
        />
      </s-stack>
    </Dialog>
  );
}
