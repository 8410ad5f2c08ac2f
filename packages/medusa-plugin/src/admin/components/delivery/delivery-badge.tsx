import { deliveryLook, shownDelivery, type DeliverySoFar } from '@quittance/core/screens';
import { StatusBadge } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';

export function DeliveryBadge({ delivery }: { delivery: DeliverySoFar }) {
  const { t } = useText();
  const state = shownDelivery(delivery);
  return (
    <StatusBadge
      color={deliveryLook(state).colour}
      className="shrink-0 text-nowrap"
      data-testid="quittance-delivery-state"
      data-state={state}
    >
      {t(`delivery.state.${state}`)}
    </StatusBadge>
  );
}
