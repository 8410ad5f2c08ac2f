import { accountColour, accountState, type ShownAccount } from '@quittance/core/screens';
import { StatusBadge } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';

/** Where a customer stands. */
export function AccountBadge({ account }: { account: ShownAccount }) {
  const { t } = useText();
  const state = accountState(account);
  return (
    <StatusBadge
      color={accountColour(state)}
      className="shrink-0 text-nowrap"
      data-testid="quittance-account-state"
      data-state={state}
    >
      {t(`receivables.state.${state}`)}
    </StatusBadge>
  );
}
