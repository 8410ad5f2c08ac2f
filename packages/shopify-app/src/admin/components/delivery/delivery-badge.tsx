import { deliveryLook, shownDelivery, type DeliverySoFar } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import { TONES } from '../status/badges.tsx';

export function DeliveryBadge({ delivery }: { delivery: DeliverySoFar }) {
  const { t } = useText();
  const state = shownDelivery(delivery);
  return <s-badge tone={TONES[deliveryLook(state).colour]}>{t(`delivery.state.${state}`)}</s-badge>;
}
