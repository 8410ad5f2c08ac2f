import { HELD_WORK, holdSentence, type HeldWork } from '@quittance/core/screens';
import { useWords } from '../../format/use-words.ts';
import type { DunningWork } from '../../hooks/dunning.ts';
import { useText } from '../../i18n/use-text.ts';

/** What of payments and reminders waits for a person. */
export function MoneySection({ work }: { work: DunningWork }) {
  const { t } = useText();
  const { proposals, unmatched, draft } = work;
  return (
    <s-section heading={t('receivables.work.title')}>
      <ul className="plain-list lined">
        {draft !== undefined && (
          <Line
            words={t('receivables.work.draft')}
            href={`/dunning/${draft.id}`}
            action={t('receivables.work.review')}
          />
        )}
        {proposals > 0 && (
          <Line
            words={t('receivables.work.proposals', { count: proposals })}
            href="/payments?state=proposed"
            action={t('receivables.work.decide')}
          />
        )}
        {unmatched > 0 && (
          <Line
            words={t('receivables.work.unmatched', { count: unmatched })}
            href="/payments?state=unmatched"
            action={t('receivables.work.decide')}
          />
        )}
      </ul>
      {HELD_WORK.map((kind) => (
        <Held key={kind} kind={kind} holds={work[kind]} />
      ))}
    </s-section>
  );
}

function Line({ words, href, action }: { words: string; href: string; action: string }) {
  return (
    <li aria-label={words}>
      <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="small-200">
        <s-text type="strong">{words}</s-text>
        <s-button href={href} accessibilityLabel={`${action}: ${words}`}>
          {action}
        </s-button>
      </s-stack>
    </li>
  );
}

function Held({ kind, holds }: { kind: HeldWork; holds: DunningWork[HeldWork] }) {
  const { t } = useText();
  const words = useWords();
  if (holds.length === 0) return null;
  return (
    <>
      <s-heading>{t(`receivables.work.${kind}`)}</s-heading>
      <ul className="plain-list lined">
        {holds.map((hold) => (
          <Line
            key={hold.id}
            words={holdSentence(hold, words)}
            href={`/customers/${hold.customerId}`}
            action={t('receivables.work.customer')}
          />
        ))}
      </ul>
    </>
  );
}
