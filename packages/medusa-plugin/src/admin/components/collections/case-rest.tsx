import type { CaseDetail } from '@quittance/core/flow';
import { REST_DECISIONS } from '@quittance/core/screens';
import { Button, Container, Heading, Text } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useCaseAct } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonPrompt } from '../dialog/reason-prompt.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';

/** What an agency left open, and what a person decides on it. */
export function CaseRest({ detail: { id, undecided, decision, currency } }: { detail: CaseDetail }) {
  const { t } = useText();
  const { money, moment } = useFormat();
  const outcome = useOutcome();
  const act = useCaseAct(id);
  if (decision !== undefined)
    return (
      <Container className="flex flex-col gap-y-1 px-6 py-4" data-testid="quittance-case-decided">
        <Heading level="h2">{t(`cases.decided.${decision.decision}`)}</Heading>
        <Text size="small">{decision.reason}</Text>
        <Text size="small" className="text-ui-fg-subtle">
          {decision.by} · {moment(decision.at)}
        </Text>
      </Container>
    );
  if (undecided === undefined) return null;
  const amount = money(undecided.open, currency);
  return (
    <Container className="flex flex-col gap-y-3 px-6 py-4" data-testid="quittance-case-rest">
      <Heading level="h2">{t('cases.left', { amount })}</Heading>
      <Text size="small">{t('cases.leftBody')}</Text>
      <div className="flex flex-wrap gap-2">
        {REST_DECISIONS.map((each) => (
          <ReasonPrompt
            key={each}
            title={t(`cases.decide.${each}`)}
            body={t(`cases.decideBody.${each}`, { amount })}
            label={t('cases.why')}
            confirm={t(`cases.decide.${each}`)}
            critical={each === 'write-off'}
            onConfirm={(reason) =>
              act.mutate(
                { action: 'decide', body: { decision: each, reason } },
                outcome({ done: `cases.decided.${each}`, failed: 'cases.failed' }),
              )
            }
            trigger={
              <Button size="small" variant="secondary" isLoading={act.isPending} data-testid={`quittance-case-${each}`}>
                {t(`cases.decide.${each}`)}
              </Button>
            }
          />
        ))}
      </div>
    </Container>
  );
}
