import type { UnmappedOrder } from '@quittance/core/flow';
import { useSendOrder, useUnmapped } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';
import { useStopText } from '../order/use-stop-text.ts';

/** More than a person mends at a time; the next ones move up. */
const SHOWN = 10;

/** Orders of the shop that could not be read: which, why, and a way to have each read again once it is corrected. */
export function Unmapped({ count }: { count: number }) {
  const { t } = useText();
  const { value: page } = useUnmapped(SHOWN);
  return (
    <s-section heading={t('home.unmapped', { count })}>
      <s-icon slot="graphic" type="alert-octagon" tone="critical" />
      <s-paragraph color="subdued">{t('home.unmappedHint')}</s-paragraph>
      <ul className="plain-list">
        {(page?.items ?? []).map((order) => (
          <li key={order.id}>
            <UnmappedRow order={order} />
          </li>
        ))}
      </ul>
    </s-section>
  );
}

function UnmappedRow({ order: { sourceId, problems } }: { order: UnmappedOrder }) {
  const { t } = useText();
  const stopText = useStopText();
  const errorText = useErrorText();
  const send = useSendOrder();
  const [problem] = problems;
  const { sentence, advice } = problem === undefined ? { sentence: '', advice: '' } : stopText(problem);
  const readAgain = async () =>
    tell(
      await send.run(sourceId),
      () => t('home.unmappedRead'),
      (failure) => errorText(failure),
    );
  return (
    <s-box paddingBlock="small-200">
      <s-grid gridTemplateColumns="minmax(0, 1fr) auto" gap="base" alignItems="center">
        <s-stack gap="small-500">
          <s-text type="strong">{sentence}</s-text>
          <s-text color="subdued">{advice}</s-text>
        </s-stack>
        <s-stack direction="inline" gap="small-200">
          <s-button
            variant="tertiary"
            href={`shopify://admin/orders/${sourceId}`}
            target="_top"
            accessibilityLabel={`${t('home.unmappedShow')}: ${sourceId}`}
          >
            {t('home.unmappedShow')}
          </s-button>
          <s-button
            loading={send.pending}
            accessibilityLabel={`${t('home.unmappedAgain')}: ${sourceId}`}
            onClick={() => void readAgain()}
          >
            {t('home.unmappedAgain')}
          </s-button>
        </s-stack>
      </s-grid>
    </s-box>
  );
}
