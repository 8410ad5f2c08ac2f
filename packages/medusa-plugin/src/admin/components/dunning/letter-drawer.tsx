import {
  letterLines,
  letterReasons,
  letterSums,
  letterTitle,
  type LetterLine,
  type ShownLetter,
} from '@quittance/core/screens';
import { Button, Drawer, Heading, Text } from '@medusajs/ui';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { LetterWording } from './letter-wording.tsx';

/** A letter in full: what it is about, what it asks for, why it is so, and how it is worded. */
export function LetterDrawer({ letter }: { letter: ShownLetter }) {
  const { t } = useText();
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button
          size="small"
          variant="transparent"
          aria-label={t('dunning.letter.detailsOf', { customer: letter.customer })}
          data-testid="quittance-letter-open"
        >
          {t('dunning.letter.details')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content data-testid="quittance-letter-drawer">
        <DrawerHead title={letter.customer} description={letterTitle(letter, words)} />
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          {open && (
            <>
              <Lines letter={letter} />
              <Sums letter={letter} />
              <Why letter={letter} />
              <LetterWording letter={letter} />
            </>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  );
}

function Lines({ letter }: { letter: ShownLetter }) {
  const { t } = useText();
  return (
    <section className="flex flex-col gap-y-2">
      <Heading level="h3">{t('dunning.letter.lines')}</Heading>
      <ul className="shadow-borders-base divide-y rounded-lg">
        {letterLines(letter).map((line) => (
          <Line key={line.id} line={line} currency={letter.currency} />
        ))}
      </ul>
    </section>
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
    <li className="flex flex-col px-4 py-2" data-testid="quittance-letter-line" data-document={documentNumber}>
      <Text size="small" leading="compact" weight="plus">
        {t('dunning.letter.line', { document: documentNumber, day: day(dueDate), amount: money(open, currency) })}
      </Text>
      {told.length > 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {told.join(' · ')}
        </Text>
      )}
    </li>
  );
}

function Sums({ letter }: { letter: ShownLetter }) {
  const { t } = useText();
  const { money, day } = useFormat();
  const { newDeadline } = letter.letter;
  return (
    <section className="flex flex-col gap-y-2">
      <dl className="txt-small grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        {letterSums(letter).map(({ name, amount }) => (
          <div key={name} className="contents" data-testid="quittance-letter-sum" data-name={name}>
            <dt className={name === 'total' ? 'txt-small-plus' : 'text-ui-fg-subtle'}>
              {t(`dunning.letter.sum.${name}`)}
            </dt>
            <dd className={name === 'total' ? 'txt-small-plus text-right tabular-nums' : 'text-right tabular-nums'}>
              {money(amount, letter.currency)}
            </dd>
          </div>
        ))}
      </dl>
      {newDeadline !== undefined && <Text size="small">{t('dunning.letter.deadline', { day: day(newDeadline) })}</Text>}
    </section>
  );
}

function Why({ letter }: { letter: ShownLetter }) {
  const { t } = useText();
  const reasons = letterReasons(letter.letter.explanation, useWords());
  return (
    <section className="flex flex-col gap-y-2" data-testid="quittance-letter-why">
      <Heading level="h3">{t('dunning.letter.why')}</Heading>
      <ul className="txt-small text-ui-fg-subtle flex list-disc flex-col gap-y-1 ps-5">
        {reasons.map((reason) => (
          <li key={reason} className="text-pretty">
            {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
