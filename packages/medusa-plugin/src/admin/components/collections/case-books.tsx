import type { CaseDetail } from '@quittance/core/flow';
import { Button, Container, Heading, Text } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useReconcileAgency } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';

/** The case in both books, as of the newest comparison: they are compared every night. */
export function CaseBooks({ detail: { agency, handedOverAt, reconciled, currency } }: { detail: CaseDetail }) {
  const { t } = useText();
  const { money, moment } = useFormat();
  const outcome = useOutcome();
  const reconcile = useReconcileAgency(agency);
  if (handedOverAt === undefined) return null;
  const shown = (amount: string | undefined) => (amount === undefined ? t('common.none') : money(amount, currency));
  return (
    <Container className="flex flex-col gap-y-3 px-6 py-4" data-testid="quittance-case-books">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Heading level="h2">{t('cases.books')}</Heading>
        <Button
          size="small"
          variant="secondary"
          isLoading={reconcile.isPending}
          onClick={() => reconcile.mutate(undefined, outcome({ done: 'cases.compared', failed: 'cases.failed' }))}
        >
          {t('cases.compare')}
        </Button>
      </div>
      <Text size="small" aria-live="polite">
        {reconciled === undefined
          ? t('cases.booksNever')
          : t(reconciled.differences.length === 0 ? 'cases.booksAgree' : 'cases.booksDiffer', {
              at: moment(reconciled.at),
            })}
      </Text>
      {reconciled !== undefined && reconciled.differences.length > 0 && (
        <ul className="txt-small text-ui-fg-subtle list-disc ps-5">
          {reconciled.differences.map(({ code, message, ours, theirs, difference }) => (
            <li key={`${code} ${message}`} data-code={code}>
              {message}{' '}
              {difference !== undefined &&
                t('cases.booksBetween', {
                  ours: shown(ours),
                  theirs: shown(theirs),
                  difference: money(difference, currency),
                })}
            </li>
          ))}
        </ul>
      )}
    </Container>
  );
}
