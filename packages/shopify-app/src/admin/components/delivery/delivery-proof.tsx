import type { DocumentDeliveryView } from '@quittance/core/flow';
import { deliveryTimeline, explanationSentences, type DeliveryEntry } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { EvidenceButton } from './evidence-button.tsx';
import { PortalLinks } from './portal-links.tsx';

/** What happened to the messages with what proves it, why they went so, and the links to hand out. */
export function DeliveryProof({ delivery }: { delivery: DocumentDeliveryView }) {
  const { t, tOr } = useText();
  const { day } = useFormat();
  const latest = delivery.messages.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  const why = explanationSentences(latest?.explanation ?? [], tOr);
  return (
    <s-stack gap="base">
      <ol className="plain-list timeline">
        {deliveryTimeline(delivery, tOr, day).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {why.length > 0 && (
        <s-stack gap="small-300" accessibilityRole="section" accessibilityLabel={t('delivery.why.title')}>
          <s-heading>{t('delivery.why.title')}</s-heading>
          <s-unordered-list>
            {why.map((sentence) => (
              <s-list-item key={sentence}>{sentence}</s-list-item>
            ))}
          </s-unordered-list>
        </s-stack>
      )}
      <PortalLinks documentId={delivery.documentId} links={delivery.links} />
    </s-stack>
  );
}

function Entry({ entry }: { entry: DeliveryEntry }) {
  const { t } = useText();
  const { moment } = useFormat();
  const { title, detail, at, evidence } = entry;
  return (
    <li>
      <i />
      <div>
        <s-stack gap="small-500">
          <s-text type="strong">{title}</s-text>
          {detail !== undefined && <s-text color="subdued">{detail}</s-text>}
          <s-stack direction="inline" gap="small-200" alignItems="center">
            <time dateTime={at}>
              <s-text color="subdued">{moment(at)}</s-text>
            </time>
            {evidence !== undefined && (
              <EvidenceButton evidence={evidence} label={`${t('delivery.proof.evidence')}: ${title}`} />
            )}
          </s-stack>
        </s-stack>
      </div>
    </li>
  );
}
