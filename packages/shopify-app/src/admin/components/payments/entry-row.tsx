import { entryActions, entryColour, postedShares, shareSentence, type ShownEntry } from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { TONES } from '../status/badges.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { UndoEntry } from './undo-entry.tsx';

/** One entry of a bank statement: what came, from whom, what it settled, what can be done. */
export function EntryRow({ entry }: { entry: ShownEntry }) {
  const { t } = useText();
  const words = useWords();
  const { money, day } = useFormat();
  const [open, setOpen] = useState(false);
  const { amount, currency, state, bookedOn, remittance } = entry;
  const counterparty = entry.counterparty ?? t('payments.entry.unknown');
  const name = t('payments.entry.of', { amount: money(amount, currency), counterparty });
  const actions = entryActions(entry);
  const show = actions.includes('post') ? t('payments.action.decide') : t('payments.action.details');
  return (
    <li aria-label={name}>
      <s-stack gap="small-200">
        <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small-200">
          <s-text type="strong">
            {money(amount, currency)} · {counterparty}
          </s-text>
          <s-badge tone={TONES[entryColour(state)]}>{t(`payments.state.${state}`)}</s-badge>
        </s-stack>
        <s-text color="subdued">{[day(bookedOn), ...remittance].join(' · ')}</s-text>
        {postedShares(entry).map((share) => (
          <s-text key={`${share.documentNumber} ${share.dueDate}`}>{shareSentence(share, currency, words)}</s-text>
        ))}
        <s-stack direction="inline" gap="small-200">
          <s-button accessibilityLabel={`${show}: ${name}`} onClick={() => setOpen(true)}>
            {show}
          </s-button>
          {actions.includes('dismiss') && <UndoEntry act="dismiss" id={entry.id} name={name} />}
          {actions.includes('reverse') && <UndoEntry act="reverse" id={entry.id} name={name} />}
        </s-stack>
        {open && <EntryDialog entry={entry} name={name} onClose={() => setOpen(false)} />}
      </s-stack>
    </li>
  );
}
