import {
  letterLines,
  letterReasons,
  letterSums,
  letterTitle,
  type LetterLine,
  type ShownLetter,
} from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { LetterWording } from './letter-wording.tsx';

/** A letter in full: what it is about, what it asks for, why it is so, and how it is worded. */
export function LetterDialog({ letter, onClose }: { letter: ShownLetter; onClose: () => void }) {
  const { t } = useText();
  const words = useWords();
  return (
    <Dialog heading={letter.customer} size="large" cancel={t('common.close')} onClose={onClose}>
      <s-stack gap="base">
        <s-text color="subdued">{letterTitle(letter, words)}</s-text>
        <s-heading>{t('dunning.letter.lines')}</s-heading>
        <ul className="plain-list lined">
          {letterLines(letter).map((line) => (
            <Line key={line.id} line={line} currency={letter.currency} />
          ))}
        </ul>
        <Sums letter={letter} />
        <s-heading>{t('dunning.letter.why')}</s-heading>
        <s-unordered-list>
          {letterReasons(letter.letter.explanation, words).map((reason) => (
            <s-list-item key={reason}>{reason}</s-list-item>
          ))}
        </s-unordered-list>
        <LetterWording letter={letter} />
      </s-stack>
    </Dialog>
  );
}

function Line({ line, currency }: { line: LetterLine; currency: string }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const { documentNumber, dueDate, open, held, levelBefore, levelAfter } = line;
  const told = [
    levelAfter > levelBefore ? t('dunning.letter.rises', { before: levelBefore, after: levelAfter }) : '',
    held === undefined ? '' : t('dunning.letter.held', { amount: money(held, currency) }),
  ].filter((words) => words !== '');
  return (
    <li>
      <s-stack gap="small-500">
        <s-text type="strong">
          {t('dunning.letter.line', { document: documentNumber, day: day(dueDate), amount: money(open, currency) })}
        </s-text>
        {told.length > 0 && <s-text color="subdued">{told.join(' · ')}</s-text>}
      </s-stack>
    </li>
  );
}

function Sums({ letter }: { letter: ShownLetter }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const { newDeadline } = letter.letter;
  return (
    <>
      <dl className="facts">
        {letterSums(letter).map(({ name, amount }) => [
          <dt key={`${name} name`}>{t(`dunning.letter.sum.${name}`)}</dt>,
          <dd key={name}>
            {name === 'total' ? (
              <s-text type="strong">{money(amount, letter.currency)}</s-text>
            ) : (
              money(amount, letter.currency)
            )}
          </dd>,
        ])}
      </dl>
      {newDeadline !== undefined && <s-text>{t('dunning.letter.deadline', { day: day(newDeadline) })}</s-text>}
    </>
  );
}
