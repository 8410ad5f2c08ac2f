import type { CaseCost, CaseDetail } from '@quittance/core/flow';
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
  const act = useCaseAct();
  const { costId, amount, kind, chargedTo } = cost;
  const asked = t('cases.costOf', {
    kind: tOr(`cases.costKind.${kind}`, kind),
    who: t(`cases.chargedTo.${chargedTo}`),
    amount: money(amount, currency),
  });
  const decide = async (approved: boolean) =>
    outcome(await act.run(caseId, 'approve-cost', { costId, approved }), 'cases.done.answer', 'cases.failed');
  return (
    <li aria-label={asked}>
      <s-stack gap="small-200">
        <s-text type="strong">{asked}</s-text>
        <s-stack direction="inline" gap="small-200">
          <s-button variant="primary" loading={act.pending} onClick={() => void decide(true)}>
            {t('cases.costApproved')}
          </s-button>
          <s-button disabled={act.pending} onClick={() => void decide(false)}>
            {t('cases.costRefused')}
          </s-button>
        </s-stack>
      </s-stack>
    </li>
  );
}
