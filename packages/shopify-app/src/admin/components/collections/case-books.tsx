import type { CaseDetail } from '@quittance/core/flow';
import { useFormat } from '../../format/use-format.ts';
import { useReconcileAgency } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';

/** The case in both books, as of the newest comparison: they are compared every night. */
export function CaseBooks({ detail: { agency, handedOverAt, reconciled, currency } }: { detail: CaseDetail }) {
  const { t } = useText();
  const { money, moment } = useFormat();
  const outcome = useOutcome();
  const reconcile = useReconcileAgency();
  if (handedOverAt === undefined) return null;
  const compare = async () => outcome(await reconcile.run(agency), 'cases.compared', 'cases.failed');
  const shown = (amount: string | undefined) => (amount === undefined ? t('common.none') : money(amount, currency));
  return (
    <s-section heading={t('cases.books')}>
      <s-box accessibilityRole="status">
        <s-text>
          {reconciled === undefined
            ? t('cases.booksNever')
            : t(reconciled.differences.length === 0 ? 'cases.booksAgree' : 'cases.booksDiffer', {
                at: moment(reconciled.at),
              })}
        </s-text>
      </s-box>
      {reconciled !== undefined && reconciled.differences.length > 0 && (
        <s-unordered-list>
          {reconciled.differences.map(({ code, message, ours, theirs, difference }) => (
            <s-list-item key={`${code} ${message}`}>
              {message}{' '}
              {difference !== undefined &&
                t('cases.booksBetween', {
                  ours: shown(ours),
                  theirs: shown(theirs),
                  difference: money(difference, currency),
                })}
            </s-list-item>
          ))}
        </s-unordered-list>
      )}
      <s-stack direction="inline">
        <s-button loading={reconcile.pending} onClick={() => void compare()}>
          {t('cases.compare')}
        </s-button>
      </s-stack>
    </s-section>
  );
}
