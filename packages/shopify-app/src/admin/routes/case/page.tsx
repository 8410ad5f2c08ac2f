import type { CaseDetail } from '@quittance/core/flow';
import { caseFigures, caseTimeline, criterionText } from '@quittance/core/screens';
import { CaseActions } from '../../components/collections/case-actions.tsx';
import { CaseBadge } from '../../components/collections/case-badge.tsx';
import { CaseBooks } from '../../components/collections/case-books.tsx';
import { CaseQuestions } from '../../components/collections/case-questions.tsx';
import { CaseRest } from '../../components/collections/case-rest.tsx';
import { Loaded } from '../../components/feedback/loaded.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useAgencyName, useCase } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';

/** One case: where it stands, what is owed, what the agency asks, and everything both sides said. */
export function Case({ id }: { id: string }) {
  const { t } = useText();
  const answer = useCase(id);
  const detail = answer.value;
  return (
    <s-page heading={detail?.customer ?? t('cases.tab')}>
      <s-link slot="breadcrumb-actions" href="/collections">
        {t('cases.all')}
      </s-link>
      {detail === undefined ? (
        <s-section accessibilityLabel={t('cases.tab')}>
          <Loaded answer={answer} rows={8}>
            {() => null}
          </Loaded>
        </s-section>
      ) : (
        <>
          <Head detail={detail} />
          <CaseRest detail={detail} />
          <CaseQuestions detail={detail} />
          <Documents detail={detail} />
          <CaseBooks detail={detail} />
          <History detail={detail} />
        </>
      )}
    </s-page>
  );
}

function Head({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const words = useWords();
  const { agency, reference, customerId, mode, status, criteria, problem, currency } = detail;
  const agencyName = useAgencyName();
  return (
    <s-section heading={agencyName(agency)}>
      <s-box slot="accessory" accessibilityRole="status">
        <CaseBadge status={status} />
      </s-box>
      {mode === 'test' && <s-badge>{t('cases.test')}</s-badge>}
      {reference !== undefined && <s-text color="subdued">{t('cases.reference', { reference })}</s-text>}
      <dl className="figures">
        {caseFigures(detail).map(([name, amount]) => (
          <div key={name}>
            <dt>{t(`cases.${name}`)}</dt>
            <dd className="figure">{words.money(amount, currency)}</dd>
          </div>
        ))}
      </dl>
      {criteria.length > 0 && (
        <s-stack gap="small-300" accessibilityRole="section" accessibilityLabel={t('cases.criteria')}>
          <s-heading>{t('cases.criteria')}</s-heading>
          <s-unordered-list>
            {criteria.map((criterion) => (
              <s-list-item key={criterion.code}>{criterionText(criterion, words)}</s-list-item>
            ))}
          </s-unordered-list>
        </s-stack>
      )}
      {problem !== undefined && (
        <s-banner tone="warning" heading={problem.message}>
          {problem.advice}
        </s-banner>
      )}
      <s-stack direction="inline" gap="small-200">
        <CaseActions detail={detail} />
        <s-button variant="tertiary" href={`/customers/${customerId}`}>
          {t('receivables.order.account')}
        </s-button>
      </s-stack>
    </s-section>
  );
}

function Documents({ detail: { documents, currency } }: { detail: CaseDetail }) {
  const { t, tOr } = useText();
  const { money, day } = useFormat();
  return (
    <s-section heading={t('cases.documents')}>
      <ul className="plain-list lined">
        {documents.map(({ itemId, documentNumber, kind, due, open }) => (
          <li key={itemId}>
            <s-stack direction="inline" justifyContent="space-between" gap="small-200">
              <s-text>
                {documentNumber}
                {kind !== 'principal' && ` · ${tOr(`receivables.item.kind.${kind}`, kind)}`} · {day(due)}
              </s-text>
              <s-text>{money(open, currency)}</s-text>
            </s-stack>
          </li>
        ))}
      </ul>
    </s-section>
  );
}

function History({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const { moment } = useFormat();
  const entries = caseTimeline(detail, useWords());
  return (
    <s-section heading={t('cases.history')}>
      {entries.length === 0 && <s-text color="subdued">{t('receivables.history.empty')}</s-text>}
      <ol className="plain-list timeline">
        {entries.map(({ id, at, title, detail: said, flags }) => (
          <li key={id}>
            <i />
            <div>
              <s-stack gap="small-500">
                <s-text type="strong">{title}</s-text>
                {[said, ...flags]
                  .filter((words) => words !== undefined && words !== '')
                  .map((words) => (
                    <s-text key={words} color="subdued">
                      {words}
                    </s-text>
                  ))}
                <time dateTime={at}>
                  <s-text color="subdued">{moment(at)}</s-text>
                </time>
              </s-stack>
            </div>
          </li>
        ))}
      </ol>
    </s-section>
  );
}
