import type { CaseCost, CaseDetail } from '@quittance/core/flow';
import { Button, Text } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useCaseAct } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';

/** Costs that an agency asks leave for. */
export function CaseCosts({ detail: { id, costs, currency } }: { detail: CaseDetail }) {
  return costs.map((cost) => <Cost key={cost.costId} caseId={id} cost={cost} currency={currency} />);
}

function Cost({ caseId, cost, currency }: { caseId: string; cost: CaseCost; currency: string }) {
  const { t, tOr } = useText();
  const { money } = useFormat();
  const outcome = useOutcome();
  const act = useCaseAct(caseId);
  const { costId, amount, kind, chargedTo } = cost;
  const asked = t('cases.costOf', {
    kind: tOr(`cases.costKind.${kind}`, kind),
    who: t(`cases.chargedTo.${chargedTo}`),
    amount: money(amount, currency),
  });
  const decide = (approved: boolean) =>
    act.mutate(
      { action: 'approve-cost', body: { costId, approved } },
      outcome({ done: 'cases.done.answer', failed: 'cases.failed' }),
    );
  return (
    <li className="flex flex-col gap-y-3 px-6 py-4" data-testid="quittance-case-cost">
      <Text size="small" weight="plus">
        {asked}
      </Text>
      <div className="flex flex-wrap gap-2">
        <Button size="small" isLoading={act.isPending} onClick={() => decide(true)}>
          {t('cases.costApproved')}
        </Button>
        <Button size="small" variant="secondary" disabled={act.isPending} onClick={() => decide(false)}>
          {t('cases.costRefused')}
        </Button>
      </div>
    </li>
  );
}
