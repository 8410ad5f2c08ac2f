import { letterColour, letterOutcome, letterTitle, type ShownLetter } from '@quittance/core/screens';
import { Container, Heading, StatusBadge, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useLetters } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { customerPath } from '../receivables/customers-table.tsx';
import { MoreButton } from '../table/more-button.tsx';
import { ChooseLetter } from './choose-letter.tsx';
import { LetterDrawer } from './letter-drawer.tsx';

/** The letters of a run; while it is a draft each can be left out. */
export function Letters({ runId, choosing }: { runId: string; choosing: boolean }) {
  const { t } = useText();
  const letters = useLetters({ run: runId });
  return (
    <Container className="divide-y p-0" data-testid="quittance-letters">
      <Heading level="h2" className="px-6 py-4">
        {t('dunning.letter.list')}
      </Heading>
      <Loaded query={{ ...letters, data: letters.items }} rows={4}>
        {(items) =>
          items.length === 0 ? (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t('dunning.run.noLetters')}
            </Text>
          ) : (
            <ul className="divide-y">
              {items.map((letter) => (
                <LetterRow key={letter.id} letter={letter} choosing={choosing} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <MoreButton pages={letters} />
    </Container>
  );
}

function LetterRow({ letter, choosing }: { letter: ShownLetter; choosing: boolean }) {
  const { t } = useText();
  const words = useWords();
  const { money, moment } = useFormat();
  const outcome = letterOutcome(letter, words);
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
      data-testid="quittance-letter"
      data-customer={letter.customer}
      data-level={letter.level}
      data-state={letter.state}
    >
      <div className="flex min-w-0 flex-col">
        <Link
          to={customerPath(letter.customerId)}
          className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-interactive break-words"
        >
          {letter.customer}
        </Link>
        <Text size="small" className="text-ui-fg-subtle">
          {letterTitle(letter, words)} · {money(letter.letter.totals.total, letter.currency)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {outcome ?? t('dunning.letter.leaves', { at: moment(letter.sendAt) })}
        </Text>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge color={letterColour(letter.state)} className="text-nowrap">
          {t(`dunning.letter.state.${letter.state}`)}
        </StatusBadge>
        <LetterDrawer letter={letter} />
        {choosing && <ChooseLetter letter={letter} />}
      </div>
    </li>
  );
}
