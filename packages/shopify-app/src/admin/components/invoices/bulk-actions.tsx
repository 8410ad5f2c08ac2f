import type { DocumentView } from '@quittance/core/flow';
import { useState } from 'react';
import { useWhyNotResend } from '../../hooks/delivery.ts';
import { fileOf, useDownload } from '../../hooks/downloads.ts';
import type { ResendPick } from '../../hooks/resend.ts';
import { useText } from '../../i18n/use-text.ts';
import { ResendDialog } from '../delivery/resend-dialog.tsx';
import { useErrorText } from '../feedback/error-text.ts';

interface BulkActionsProps {
  readonly chosen: readonly DocumentView[];
  /** All that the filters find, on every page; left out where that is nothing. */
  readonly found: ResendPick | undefined;
  readonly onDone: () => void;
}

/** What can be done with the chosen documents: saved as PDF, sent again; without a choice, everything the filters find is sent again. */
export function BulkActions({ chosen, found, onDone }: BulkActionsProps) {
  const { t } = useText();
  const whyNot = useWhyNotResend();
  const [pick, setPick] = useState<ResendPick>();
  const none = chosen.length === 0;
  const picked = none ? found : { documents: chosen.map(({ id }) => id) };
  const close = () => {
    setPick(undefined);
    onDone();
  };
  return (
    <s-stack direction="inline" gap="small-200" alignItems="center">
      <s-text color="subdued">{t('bulk.selected', { count: chosen.length })}</s-text>
      <DownloadButton chosen={chosen} />
      {whyNot === undefined && (
        <s-button icon="send" disabled={picked === undefined} onClick={() => setPick(picked)}>
          {none ? t('delivery.resend.byFilter') : t('delivery.resend.selected')}
        </s-button>
      )}
      {pick !== undefined && <ResendDialog pick={pick} onClose={close} />}
    </s-stack>
  );
}

/** The PDFs of the chosen documents, one file each. */
function DownloadButton({ chosen }: { chosen: readonly DocumentView[] }) {
  const { t } = useText();
  const errorText = useErrorText();
  const download = useDownload();
  const run = async () => {
    const answer = await download.run(...chosen.map((document) => fileOf(document, 'pdf')));
    if (!answer.ok)
      shopify.toast.show(`${t('documents.downloadFailed')}: ${errorText(answer.failure)}`, { isError: true });
  };
  return (
    <s-button icon="download" disabled={chosen.length === 0} loading={download.pending} onClick={() => void run()}>
      {t('invoices.downloadChosen')}
    </s-button>
  );
}
