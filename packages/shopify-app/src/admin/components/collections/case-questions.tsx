import type { CaseDetail, CaseQuestion } from '@quittance/core/flow';
import { caseAnswer, caseDecision, type CaseDecision } from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCaseAct } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { CaseCosts } from './case-costs.tsx';

/** What an agency waits for, and the answers. */
export function CaseQuestions({ detail }: { detail: CaseDetail }) {
  const { id, questions, costs, currency } = detail;
  const { t } = useText();
  const { money, day } = useFormat();
  if (questions.length + costs.length === 0) return null;
  return (
    <s-section heading={t('cases.questions')}>
      <ul className="plain-list lined">
        {questions.map((question) => (
          <li key={question.requestId} aria-label={question.question}>
            <s-stack gap="small-200">
              <s-text type="strong">{question.question}</s-text>
              {question.amount !== undefined && <s-text>{money(question.amount, currency)}</s-text>}
              {question.deadline !== undefined && <s-text color="subdued">{day(question.deadline)}</s-text>}
              <Reply caseId={id} question={question} />
            </s-stack>
          </li>
        ))}
        <CaseCosts detail={detail} />
      </ul>
    </s-section>
  );
}

interface QuestionProps {
  readonly caseId: string;
  readonly question: CaseQuestion;
}

function Reply({ caseId, question }: QuestionProps) {
  const decision = caseDecision(question);
  return decision === undefined ? (
    <Answer caseId={caseId} question={question} />
  ) : (
    <Decision caseId={caseId} decision={decision} />
  );
}

function Decision({
  caseId,
  decision: { action, yes, no },
}: {
  readonly caseId: string;
  readonly decision: CaseDecision;
}) {
  const { t } = useText();
  const outcome = useOutcome();
  const act = useCaseAct();
  const decide = async (body: object) =>
    outcome(await act.run(caseId, action, body), 'cases.done.answer', 'cases.failed');
  return (
    <s-stack direction="inline" gap="small-200">
      <s-button variant="primary" loading={act.pending} onClick={() => void decide(yes.body)}>
        {t(`cases.${yes.label}`)}
      </s-button>
      <s-button disabled={act.pending} onClick={() => void decide(no.body)}>
        {t(`cases.${no.label}`)}
      </s-button>
    </s-stack>
  );
}

function Answer({ caseId, question }: QuestionProps) {
  const { t } = useText();
  const outcome = useOutcome();
  const act = useCaseAct();
  const [typed, setTyped] = useState('');
  const answer = caseAnswer(question, typed);
  const send = async () => {
    if (answer !== undefined) outcome(await act.run(caseId, 'answer', answer), 'cases.done.answer', 'cases.failed');
  };
  const field = {
    label: t('cases.answer'),
    value: typed,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => setTyped(event.currentTarget.value),
  };
  return (
    <s-stack gap="small-200">
      {question.form === 'date' ? <s-date-field {...field} /> : <s-text-field {...field} />}
      <s-stack direction="inline">
        <s-button disabled={answer === undefined} loading={act.pending} onClick={() => void send()}>
          {t('cases.send')}
        </s-button>
      </s-stack>
    </s-stack>
  );
}
