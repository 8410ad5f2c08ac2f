import { accountColour, accountState, type ShownAccount } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import { TONES } from '../status/badges.tsx';

export function AccountBadge({ account }: { account: ShownAccount }) {
  const { t } = useText();
  const state = accountState(account);
  return <s-badge tone={TONES[accountColour(state)]}>{t(`receivables.state.${state}`)}</s-badge>;
}
