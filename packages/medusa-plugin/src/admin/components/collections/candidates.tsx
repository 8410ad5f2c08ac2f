import type { AgencyView, CandidateView } from '@quittance/core/flow';
import { criterionText } from '@quittance/core/screens';
import { Button, Container, Heading, Text } from '@medusajs/ui';
import { Link, useNavigate } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useCandidates, useDraftCase } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { MoreButton } from '../table/more-button.tsx';
import { casePath } from './case-path.ts';

/** Customers who are reminded, each with every criterion of the agency that it fails. */
export function Candidates({ agency }: { agency: AgencyView }) {
  const { t } = useText();
  const candidates = useCandidates(agency.id);
  return (
    <Container className="divide-y p-0" data-testid="quittance-candidates" data-agency={agency.id}>
      <Heading level="h2" className="px-6 py-4">
        {t('cases.candidates', { agency: agency.name })}
      </Heading>
      <Loaded query={{ ...candidates, data: candidates.items }} rows={3}>
        {(items) =>
          items.length === 0 ? (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t('cases.noCandidates')}
            </Text>
          ) : (
            <ul className="divide-y">
              {items.map((candidate) => (
                <Row key={`${candidate.customerId} ${candidate.currency}`} agency={agency.id} candidate={candidate} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <MoreButton pages={candidates} />
    </Container>
  );
}

function Row({ agency, candidate }: { agency: string; candidate: CandidateView }) {
  const { t } = useText();
  const words = useWords();
  const { money, day } = useFormat();
  const { customer, currency, open, oldestDue, level, criteria, caseId } = candidate;
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
      data-testid="quittance-candidate"
      data-customer={customer}
      data-meets={criteria.length === 0}
    >
      <div className="flex min-w-0 flex-col">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {customer}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {money(open, currency)} · {day(oldestDue)} · {t('receivables.level', { level })}
        </Text>
        {criteria.length === 0 ? (
          <Text size="small">{t('cases.meets')}</Text>
        ) : (
          <ul className="txt-small text-ui-fg-subtle list-disc ps-5">
            {criteria.map((criterion) => (
              <li key={criterion.code} data-code={criterion.code}>
                {criterionText(criterion, words)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {caseId === undefined ? (
        <Draft agency={agency} candidate={candidate} />
      ) : (
        <Button size="small" variant="secondary" asChild>
          <Link to={casePath(caseId)} aria-label={t('cases.openOf', { customer })}>
            {t('cases.open')}
          </Link>
        </Button>
      )}
    </li>
  );
}

function Draft({ agency, candidate }: { agency: string; candidate: CandidateView }) {
  const { t } = useText();
  const outcome = useOutcome();
  const navigate = useNavigate();
  const draft = useDraftCase(agency);
  const onClick = () => {
    const { onSuccess, onError } = outcome({ done: 'cases.drafted', failed: 'cases.failed' });
    draft.mutate(candidate, {
      onError,
      onSuccess: ({ id }) => {
        onSuccess();
        void navigate(casePath(id));
      },
    });
  };
  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={draft.isPending}
      aria-label={t('cases.draftOf', { customer: candidate.customer })}
      data-testid="quittance-draft-case"
      onClick={onClick}
    >
      {t('cases.draft')}
    </Button>
  );
}
