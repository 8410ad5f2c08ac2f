import type { CaseDetail, CaseQuestion } from '@quittance/core/flow';
import { caseAnswer, caseDecision, type CaseDecision } from '@quittance/core/screens';
import { Button, Container, Heading, Input, Label, Text } from '@medusajs/ui';
import { useId, useState, type FormEvent } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCaseAct } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { CaseCosts } from './case-costs.tsx';

/** What an agency waits for, and the answers. */
export function CaseQuestions({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  if (detail.questions.length + detail.costs.length === 0) return null;
  return (
    <Container className="divide-y p-0" data-testid="quittance-case-questions">
      <Heading level="h2" className="px-6 py-4">
        {t('cases.questions')}
      </Heading>
      <ul className="divide-y">
        {detail.questions.map((question) => (
          <li key={question.requestId} className="flex flex-col gap-y-3 px-6 py-4">
            <Asked question={question} currency={detail.currency} />
            <Reply caseId={detail.id} question={question} />
          </li>
        ))}
        <CaseCosts detail={detail} />
      </ul>
    </Container>
  );
}

function Asked({ question, currency }: { question: CaseQuestion; currency: string }) {
  const { money, day } = useFormat();
  const told = [
    question.amount && money(question.amount, currency),
    question.deadline && day(question.deadline),
  ].filter((words) => words !== undefined && words !== '');
  return (
    <div className="flex flex-col">
      <Text size="small" weight="plus" className="break-words">
        {question.question}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {told.join(' · ')}
      </Text>
    </div>
  );
}

function Reply({ caseId, question }: { caseId: string; question: CaseQuestion }) {
  const decision = caseDecision(question);
  return decision === undefined ? (
    <Answer caseId={caseId} question={question} />
  ) : (
    <Decision caseId={caseId} decision={decision} />
  );
}

function Decision({ caseId, decision: { action, yes, no } }: { caseId: string; decision: CaseDecision }) {
  const { t } = useText();
  const outcome = useOutcome();
  const act = useCaseAct(caseId);
  const decide = (body: object) =>
    act.mutate({ action, body }, outcome({ done: 'cases.done.answer', failed: 'cases.failed' }));
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" isLoading={act.isPending} onClick={() => decide(yes.body)}>
        {t(`cases.${yes.label}`)}
      </Button>
      <Button size="small" variant="secondary" disabled={act.isPending} onClick={() => decide(no.body)}>
        {t(`cases.${no.label}`)}
      </Button>
    </div>
  );
}

function Answer({ caseId, question }: { caseId: string; question: CaseQuestion }) {
  const { t } = useText();
  const field = useId();
  const outcome = useOutcome();
  const act = useCaseAct(caseId);
  const [typed, setTyped] = useState('');
  const answer = caseAnswer(question, typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer === undefined) return;
    act.mutate({ action: 'answer', body: answer }, outcome({ done: 'cases.done.answer', failed: 'cases.failed' }));
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <div className="flex min-w-0 grow flex-col gap-y-1">
        <Label size="small" htmlFor={field}>
          {t('cases.answer')}
        </Label>
        <Input
          id={field}
          size="small"
          type={question.form === 'date' ? 'date' : 'text'}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Button
        type="submit"
        size="small"
        disabled={answer === undefined}
        isLoading={act.isPending}
        data-testid="quittance-case-answer"
      >
        {t('cases.send')}
      </Button>
    </form>
  );
}
