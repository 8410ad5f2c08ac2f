import type { Query } from '../../api/client.ts';
import { useDownload } from '../../hooks/downloads.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from './error-text.ts';

interface ExportButtonProps {
  readonly list: 'orders' | 'documents';
  readonly filters: Query;
}

/** What the list shows with its filters, all pages of it. */
export function ExportButton({ list, filters }: ExportButtonProps) {
  const { t } = useText();
  const errorText = useErrorText();
  const download = useDownload();
  const run = async () => {
    const query = { ...filters, after: undefined };
    const answer = await download.run({ path: `/v1/${list}.csv`, query, fallbackName: `${list}.csv` });
    if (!answer.ok)
      shopify.toast.show(`${t('invoices.exportFailed')}: ${errorText(answer.failure)}`, { isError: true });
  };
  return (
    <s-button slot="secondary-actions" icon="export" loading={download.pending} onClick={() => void run()}>
      {t('list.export')}
    </s-button>
  );
}
