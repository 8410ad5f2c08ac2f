import { useDownload } from '../../hooks/downloads.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';

interface EvidenceButtonProps {
  readonly evidence: string;
  readonly label: string;
}

/** Saves what came back or was printed, byte for byte. */
export function EvidenceButton({ evidence, label }: EvidenceButtonProps) {
  const { t } = useText();
  const errorText = useErrorText();
  const download = useDownload();
  const save = async () => {
    const answer = await download.run(evidenceOf(evidence));
    if (!answer.ok)
      shopify.toast.show(`${t('delivery.proof.evidenceFailed')}: ${errorText(answer.failure)}`, { isError: true });
  };
  return (
    <s-button
      variant="tertiary"
      icon="download"
      accessibilityLabel={label}
      loading={download.pending}
      onClick={() => void save()}
    >
      {t('delivery.proof.evidence')}
    </s-button>
  );
}

/** The server names the file; the name here is for one that does not. */
export function evidenceOf(evidence: string): { readonly path: string; readonly fallbackName: string } {
  return { path: `/v1/evidence/${evidence}`, fallbackName: evidence };
}
