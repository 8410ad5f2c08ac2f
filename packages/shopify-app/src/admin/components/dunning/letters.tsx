import { letterColour, letterOutcome, letterTitle, type ShownLetter } from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useLetters } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { TONES } from '../status/badges.tsx';
import { Pager } from '../table/pager.tsx';
import { ChooseLetter } from './choose-letter.tsx';
import { LetterDialog } from './letter-dialog.tsx';

/** The letters of a run; while it is a draft each can be left out. */
export function Letters({ runId, choosing }: { runId: string; choosing: boolean }) {
  const { t } = useText();
  const letters = useLetters(runId);
  return (
    <s-section heading={t('dunning.letter.list')}>
      <Loaded answer={letters} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <s-text color="subdued">{t('dunning.run.noLetters')}</s-text>
          ) : (
            <ul className="plain-list lined">
              {items.map((letter) => (
                <LetterRow key={letter.id} letter={letter} choosing={choosing} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Pager list={letters} />
    </s-section>
  );
}

function LetterRow({ letter, choosing }: { letter: ShownLetter; choosing: boolean }) {
  const { t } = useText();
  const words = useWords();
  const { money, moment } = useFormat();
  const [open, setOpen] = useState(false);
  const { customer, customerId, state, currency, sendAt } = letter;
  return (
    <li aria-label={`${customer}, ${letterTitle(letter, words)}`}>
      <s-stack gap="small-200">
        <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small-200">
          <s-link href={`/customers/${customerId}`}>{customer}</s-link>
          <s-badge tone={TONES[letterColour(state)]}>{t(`dunning.letter.state.${state}`)}</s-badge>
        </s-stack>
        <s-text>
          {letterTitle(letter, words)} · {money(letter.letter.totals.total, currency)}
        </s-text>
        <s-text color="subdued">
          {letterOutcome(letter, words) ?? t('dunning.letter.leaves', { at: moment(sendAt) })}
        </s-text>
        <s-stack direction="inline" gap="small-200">
          <s-button accessibilityLabel={`${t('dunning.letter.details')}: ${customer}`} onClick={() => setOpen(true)}>
            {t('dunning.letter.details')}
          </s-button>
          {choosing && <ChooseLetter letter={letter} />}
        </s-stack>
        {open && <LetterDialog letter={letter} onClose={() => setOpen(false)} />}
      </s-stack>
    </li>
  );
}
