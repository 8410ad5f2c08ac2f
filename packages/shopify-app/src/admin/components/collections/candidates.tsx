import type { AgencyView, CandidateView } from '@quittance/core/flow';
import { criterionText } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useCandidates, useDraftCase } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { navigate } from '../../router/location.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { Pager } from '../table/pager.tsx';

/** Customers who are reminded, each with every criterion of the agency that it fails. */
export function Candidates({ agency: { id, name } }: { agency: AgencyView }) {
  const { t } = useText();
  const candidates = useCandidates(id);
  return (
    <s-section heading={t('cases.candidates', { agency: name })}>
      <Loaded answer={candidates} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <s-text color="subdued">{t('cases.noCandidates')}</s-text>
          ) : (
            <ul className="plain-list lined">
              {items.map((candidate) => (
                <Row key={`${candidate.customerId} ${candidate.currency}`} agency={id} candidate={candidate} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Pager list={candidates} />
    </s-section>
  );
}

function Row({ agency, candidate }: { agency: string; candidate: CandidateView }) {
  const { t } = useText();
  const words = useWords();
  const { money, day } = useFormat();
  const { customer, currency, open, oldestDue, level, criteria, caseId } = candidate;
  return (
    <li aria-label={customer}>
      <s-stack gap="small-300">
        <s-text type="strong">{customer}</s-text>
        <s-text color="subdued">
          {money(open, currency)} · {day(oldestDue)} · {t('receivables.level', { level })}
        </s-text>
        {criteria.length === 0 ? (
          <s-text>{t('cases.meets')}</s-text>
        ) : (
          <s-unordered-list>
            {criteria.map((criterion) => (
              <s-list-item key={criterion.code}>{criterionText(criterion, words)}</s-list-item>
            ))}
          </s-unordered-list>
        )}
        <s-stack direction="inline">
          {caseId === undefined ? (
            <Draft agency={agency} candidate={candidate} />
          ) : (
            <s-button href={`/collections/${caseId}`} accessibilityLabel={`${t('cases.open')}: ${customer}`}>
              {t('cases.open')}
            </s-button>
          )}
        </s-stack>
      </s-stack>
    </li>
  );
}

function Draft({ agency, candidate }: { agency: string; candidate: CandidateView }) {
  const { t } = useText();
  const outcome = useOutcome();
  const draft = useDraftCase();
  const run = async () => {
    const drafted = await draft.run(agency, candidate);
    outcome(drafted, 'cases.drafted', 'cases.failed');
    if (drafted.ok) await navigate(`/collections/${drafted.value.id}`);
  };
  return (
    <s-button
      accessibilityLabel={`${t('cases.draft')}: ${candidate.customer}`}
      loading={draft.pending}
      onClick={() => void run()}
    >
      {t('cases.draft')}
    </s-button>
  );
}
