import type { CaseDetail } from '@quittance/core/flow';
import { caseFigures, caseTimeline, criterionText } from '@quittance/core/screens';
import { ArrowLeft } from '@medusajs/icons';
import { Badge, Button, Container, Heading, InlineTip, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useAgencyName, useCase } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { customerPath } from '../receivables/customers-table.tsx';
import { CaseActions } from './case-actions.tsx';
import { CaseBadge } from './case-badge.tsx';
import { CaseBooks } from './case-books.tsx';
import { CaseQuestions } from './case-questions.tsx';
import { CaseRest } from './case-rest.tsx';

/** One case: where it stands, what is owed, what the agency asks, and everything both sides said. */
export function CasePage({ id }: { id: string }) {
  const { t } = useText();
  const detail = useCase(id);
  return (
    <div className="flex flex-col gap-y-3" data-testid="quittance-case">
      <div>
        <Button size="small" variant="transparent" asChild>
          <Link to="/quittance?view=collections">
            <ArrowLeft aria-hidden />
            {t('cases.all')}
          </Link>
        </Button>
      </div>
      <Loaded query={detail} rows={8}>
        {(data) => (
          <>
            <Head detail={data} />
            <CaseRest detail={data} />
            <CaseQuestions detail={data} />
            <Documents detail={data} />
            <CaseBooks detail={data} />
            <History detail={data} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Head({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const words = useWords();
  const agencyName = useAgencyName();
  const { agency, reference, customer, customerId, mode, status, criteria, problem } = detail;
  return (
    <Container className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Heading level="h2" className="break-words">
            <Link to={customerPath(customerId)}>{customer}</Link>
          </Heading>
          {mode === 'test' && <Badge size="2xsmall">{t('cases.test')}</Badge>}
          <span aria-live="polite">
            <CaseBadge status={status} />
          </span>
        </div>
        <CaseActions detail={detail} />
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {agencyName(agency)} {reference !== undefined && `· ${t('cases.reference', { reference })}`}
      </Text>
      <Figures detail={detail} />
      {criteria.length > 0 && (
        <section data-testid="quittance-case-criteria">
          <Heading level="h3">{t('cases.criteria')}</Heading>
          <ul className="txt-small text-ui-fg-subtle list-disc ps-5">
            {criteria.map((criterion) => (
              <li key={criterion.code} data-code={criterion.code}>
                {criterionText(criterion, words)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {problem !== undefined && (
        <InlineTip variant="warning" label={problem.message}>
          {problem.advice}
        </InlineTip>
      )}
    </Container>
  );
}

function Figures({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const { money } = useFormat();
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-5">
      {caseFigures(detail).map(([name, amount]) => (
        <div key={name} className="flex flex-col">
          <dt className="txt-compact-small text-ui-fg-subtle">{t(`cases.${name}`)}</dt>
          <dd className="txt-large-plus tabular-nums" data-testid={`quittance-case-${name}`}>
            {money(amount, detail.currency)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Documents({ detail: { documents, currency } }: { detail: CaseDetail }) {
  const { t, tOr } = useText();
  const { money, day } = useFormat();
  return (
    <Container className="divide-y p-0" data-testid="quittance-case-documents">
      <Heading level="h2" className="px-6 py-4">
        {t('cases.documents')}
      </Heading>
      <ul className="divide-y">
        {documents.map(({ itemId, documentNumber, kind, due, open }) => (
          <li key={itemId} className="txt-small flex flex-wrap justify-between gap-x-4 px-6 py-3">
            <span>
              {documentNumber}
              {kind !== 'principal' && ` · ${tOr(`receivables.item.kind.${kind}`, kind)}`} · {day(due)}
            </span>
            <span className="tabular-nums">{money(open, currency)}</span>
          </li>
        ))}
      </ul>
    </Container>
  );
}

function History({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const { moment } = useFormat();
  const entries = caseTimeline(detail, useWords());
  return (
    <Container className="divide-y p-0" data-testid="quittance-case-history">
      <Heading level="h2" className="px-6 py-4">
        {t('cases.history')}
      </Heading>
      {entries.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t('receivables.history.empty')}
        </Text>
      )}
      <ol className="divide-y">
        {entries.map(({ id, at, from, title, detail: said, flags }) => (
          <li key={id} className="flex flex-col px-6 py-3" data-testid="quittance-case-entry" data-from={from}>
            <Text size="small" leading="compact" weight="plus" className="break-words">
              {title}
            </Text>
            {[said, ...flags]
              .filter((words) => words !== undefined && words !== '')
              .map((words) => (
                <Text key={words} size="small" className="text-ui-fg-subtle break-words">
                  {words}
                </Text>
              ))}
            <time dateTime={at} className="txt-compact-xsmall text-ui-fg-muted">
              {moment(at)}
            </time>
          </li>
        ))}
      </ol>
    </Container>
  );
}
