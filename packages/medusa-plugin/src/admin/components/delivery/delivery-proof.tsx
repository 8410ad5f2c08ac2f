import type { DocumentDeliveryView } from '@quittance/core/flow';
import { deliveryTimeline, explanationSentences, type DeliveryEntry } from '@quittance/core/screens';
import { Button, Text, toast } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { CORE_API } from '../../hooks/core-api.ts';
import { useDownload } from '../../hooks/downloads.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { PortalLinks } from './portal-links.tsx';

/** What happened to the messages with what proves it, why they went so, and the links to hand out. */
export function DeliveryProof({ delivery }: { delivery: DocumentDeliveryView }) {
  const { t, tOr } = useText();
  const { day } = useFormat();
  const latest = delivery.messages.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  const why = explanationSentences(latest?.explanation ?? [], tOr);
  return (
    <div className="flex flex-col gap-y-3 pt-1">
      <ol className="flex flex-col gap-y-2" data-testid="quittance-proof">
        {deliveryTimeline(delivery, tOr, day).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {why.length > 0 && (
        <div className="flex flex-col gap-y-1" data-testid="quittance-why">
          <Text size="small" weight="plus" leading="compact">
            {t('delivery.why.title')}
          </Text>
          <ul className="txt-small text-ui-fg-subtle text-pretty">
            {why.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <PortalLinks documentId={delivery.documentId} links={delivery.links} />
    </div>
  );
}

function Entry({ entry }: { entry: DeliveryEntry }) {
  const { moment } = useFormat();
  return (
    <li className="flex flex-col" data-kind={entry.kind}>
      <Text size="small" leading="compact" className="break-words">
        {entry.title}
      </Text>
      {entry.detail !== undefined && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle text-pretty break-words">
          {entry.detail}
        </Text>
      )}
      <span className="flex items-center gap-x-2">
        <time dateTime={entry.at} className="txt-compact-xsmall text-ui-fg-muted">
          {moment(entry.at)}
        </time>
        {entry.evidence !== undefined && <EvidenceButton evidence={entry.evidence} title={entry.title} />}
      </span>
    </li>
  );
}

function EvidenceButton({ evidence, title }: { evidence: string; title: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const download = useDownload();
  const save = () =>
    download.mutate(
      { path: `${CORE_API}/evidence/${evidence}`, accept: '*/*', fallbackName: evidence },
      { onError: (error) => toast.error(t('delivery.proof.evidenceFailed'), { description: errorText(error) }) },
    );
  return (
    <Button
      size="small"
      variant="transparent"
      isLoading={download.isPending}
      aria-label={`${t('delivery.proof.evidence')}: ${title}`}
      data-testid="quittance-evidence"
      onClick={save}
    >
      {t('delivery.proof.evidence')}
    </Button>
  );
}
