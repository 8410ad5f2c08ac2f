import type { CaseDetail } from '@quittance/core/flow';
import { caseActions, type CaseAction } from '@quittance/core/screens';
import { Button, Prompt } from '@medusajs/ui';
import type { ReactElement } from 'react';
import { useCaseAct } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonPrompt } from '../dialog/reason-prompt.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

type Act = Exclude<CaseAction, 'answer'>;

/** The role in which a signed-in person of the admin says yes. */
const ROLE = 'admin';

/** What can be done with a case now. Answers have their place beside the questions. */
export function CaseActions({ detail }: { detail: CaseDetail }) {
  const actions = caseActions(detail.status).filter((action): action is Act => action !== 'answer');
  return (
    <div className="flex flex-wrap gap-2">
      {actions.map((action) => (
        <ActButton key={action} action={action} detail={detail} />
      ))}
    </div>
  );
}

function ActButton({ action, detail }: { action: Act; detail: CaseDetail }) {
  const { t } = useText();
  const outcome = useOutcome();
  const act = useCaseAct(detail.id);
  const run = (body?: object) =>
    act.mutate(
      { action, ...(body !== undefined && { body }) },
      outcome({ done: `cases.done.${action}`, failed: 'cases.failed' }),
    );
  const button = (
    <Button
      size="small"
      variant={action === 'hand-over' ? 'primary' : 'secondary'}
      isLoading={act.isPending}
      data-testid={`quittance-case-${action}`}
      {...(action === 'approve' && { onClick: () => run({ role: ROLE }) })}
      {...(action === 'resume' && { onClick: () => run() })}
    >
      {t(`cases.do.${action}`)}
    </Button>
  );
  switch (action) {
    case 'hand-over':
      return <HandOver trigger={button} onConfirm={() => run()} />;
    case 'discard':
    case 'pause':
      return <Why action={action} trigger={button} onConfirm={(reason) => run({ reason })} />;
    case 'withdraw':
      return <Why action={action} trigger={button} onConfirm={(note) => run({ reason: 'other', note })} />;
    default:
      return button;
  }
}

interface WhyProps {
  readonly action: Act;
  readonly trigger: ReactElement;
  readonly onConfirm: (reason: string) => void;
}

function Why({ action, trigger, onConfirm }: WhyProps) {
  const { t } = useText();
  const title = t(`cases.do.${action}`);
  return (
    <ReasonPrompt
      title={title}
      body={t('cases.whyHint')}
      label={t('cases.why')}
      confirm={title}
      onConfirm={onConfirm}
      trigger={trigger}
    />
  );
}

function HandOver({ trigger, onConfirm }: { trigger: ReactElement; onConfirm: () => void }) {
  const { t } = useText();
  return (
    <Prompt variant="confirmation">
      <Prompt.Trigger asChild>{trigger}</Prompt.Trigger>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t('cases.handOverTitle')}</Prompt.Title>
          <Prompt.Description className="text-pretty">{t('cases.handOverBody')}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel>{t('common.cancel')}</Prompt.Cancel>
          <Prompt.Action onClick={onConfirm} data-testid="quittance-hand-over-confirm">
            {t('cases.do.hand-over')}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  );
}
