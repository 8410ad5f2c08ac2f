import type { FileFormat } from '@quittance/core/formats';
import { toast } from '@medusajs/ui';
import { fileOf, useDownload } from '../../hooks/downloads.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from './error-text.ts';

/** Saves a file of an invoice, and tells the user when that fails. */
export function useFileDownload() {
  const { t } = useText();
  const errorText = useErrorText();
  const { mutate, isPending } = useDownload();
  const onError = (error: unknown) => toast.error(t('documents.downloadFailed'), { description: errorText(error) });
  return {
    isPending,
    save: (invoice: { readonly id: string; readonly number: string }, file: FileFormat | 'issued') =>
      mutate(fileOf(invoice, file), { onError }),
  };
}
