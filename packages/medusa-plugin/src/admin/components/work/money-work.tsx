import type { HoldView } from '@quittance/core/flow';
import { HELD_WORK, holdSentence, type HeldWork } from '@quittance/core/screens';
import { Button, Heading, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { useWords } from '../../format/use-words.ts';
import type { DunningWork } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';
import { runPath } from '../dunning/run-path.ts';
import { customerPath } from '../receivables/customers-table.tsx';

/** What of payments and reminders waits for a person. */
export function MoneyWork({ work }: { work: DunningWork }) {
  const { t } = useText();
  const { proposals, unmatched, draft } = work;
  return (
    <section className="flex flex-col" data-testid="quittance-money-work">
      <Heading level="h2" className="px-6 pb-1 pt-4">
        {t('receivables.work.title')}
      </Heading>
      <ul className="divide-y">
        {draft !== undefined && (
          <Line
            kind="draft"
            words={t('receivables.work.draft')}
            to={runPath(draft.id)}
            action={t('receivables.work.review')}
          />
        )}
        {proposals > 0 && (
          <Line
            kind="proposals"
            words={t('receivables.work.proposals', { count: proposals })}
            to="/quittance?view=payments&state=proposed"
            action={t('receivables.work.decide')}
          />
        )}
        {unmatched > 0 && (
          <Line
            kind="unmatched"
            words={t('receivables.work.unmatched', { count: unmatched })}
            to="/quittance?view=payments&state=unmatched"
            action={t('receivables.work.decide')}
          />
        )}
      </ul>
      {HELD_WORK.map((kind) => (
        <Held key={kind} kind={kind} holds={work[kind]} />
      ))}
    </section>
  );
}

interface LineProps {
  readonly kind: string;
  readonly words: string;
  readonly to: string;
  readonly action: string;
  /** What the button is called, where its words alone do not say it. */
  readonly label?: string;
}

function Line({ kind, words, to, action, label }: LineProps) {
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
      data-testid="quittance-money-item"
      data-kind={kind}
    >
      <Text size="small" leading="compact" weight="plus" className="min-w-0 text-pretty break-words">
        {words}
      </Text>
      <Button size="small" variant="secondary" asChild>
        <Link to={to} {...(label !== undefined && { 'aria-label': label })}>
          {action}
        </Link>
      </Button>
    </li>
  );
}

function Held({ kind, holds }: { kind: HeldWork; holds: readonly HoldView[] }) {
  const { t } = useText();
  const words = useWords();
  if (holds.length === 0) return null;
  return (
    <>
      <Heading level="h3" className="px-6 pb-1 pt-4">
        {t(`receivables.work.${kind}`)}
      </Heading>
      <ul className="divide-y">
        {holds.map((hold) => (
          <Line
            key={hold.id}
            kind={kind}
            words={holdSentence(hold, words)}
            to={customerPath(hold.customerId)}
            action={t('receivables.work.customer')}
            label={t('receivables.work.customerOf', { hold: holdSentence(hold, words) })}
          />
        ))}
      </ul>
    </>
  );
}
