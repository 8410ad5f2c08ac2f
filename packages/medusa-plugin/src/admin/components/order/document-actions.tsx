import type { FileFormat } from '@quittance/core/formats';
import { ArrowDownTray, EllipsisHorizontal, ReceiptPercent } from '@medusajs/icons';
import { Button, DropdownMenu, IconButton } from '@medusajs/ui';
import { useState } from 'react';
import type { DocumentDetail } from '../../../api/admin/quittance/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { ResendButton } from '../delivery/resend-button.tsx';
import { useFileDownload } from '../feedback/use-file-download.ts';
import { CreditNoteDialog } from './credit-note-dialog.tsx';

/** The file that was issued and the page for people stand in sight; what else there is, in the menu. */
export function DocumentActions({ orderId, invoice }: { orderId: string; invoice: DocumentDetail }) {
  const [issued] = invoice.files;
  const inSight = invoice.files.filter((file) => file === issued || file === 'pdf');
  const others = invoice.files.filter((file) => !inSight.includes(file));
  return (
    <div className="flex flex-wrap items-center gap-2">
      {inSight.map((file) => (
        <DownloadButton key={file} invoice={invoice} file={file} />
      ))}
      <ResendButton documentId={invoice.id} number={invoice.number} />
      <MoreActions orderId={orderId} invoice={invoice} files={others} />
    </div>
  );
}

function DownloadButton({ invoice, file }: { invoice: DocumentDetail; file: FileFormat }) {
  const { t } = useText();
  const download = useFileDownload();
  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={download.isPending}
      aria-label={t('documents.downloadOf', { number: invoice.number, file: t(`file.${file}`) })}
      data-testid={`quittance-${file}`}
      onClick={() => download.save(invoice, file)}
    >
      <ArrowDownTray aria-hidden />
      {t(`file.${file}`)}
    </Button>
  );
}

interface MoreActionsProps {
  readonly orderId: string;
  readonly invoice: DocumentDetail;
  readonly files: readonly FileFormat[];
}

function MoreActions({ orderId, invoice, files }: MoreActionsProps) {
  const { t } = useText();
  const download = useFileDownload();
  const [crediting, setCrediting] = useState(false);
  const creditable = invoice.kind !== 'creditNote' && invoice.status !== 'credited';
  if (files.length === 0 && !creditable) return null;
  return (
    <>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton
            size="small"
            variant="transparent"
            className="ms-auto"
            isLoading={download.isPending}
            aria-label={t('documents.actionsOf', { number: invoice.number })}
            data-testid="quittance-document-actions"
          >
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          {files.map((file) => (
            <DropdownMenu.Item
              key={file}
              className="gap-x-2"
              onSelect={() => download.save(invoice, file)}
              data-testid={`quittance-${file}`}
            >
              <ArrowDownTray className="text-ui-fg-subtle" aria-hidden />
              {t('documents.downloadAs', { file: t(`file.${file}`) })}
            </DropdownMenu.Item>
          ))}
          {files.length > 0 && creditable && <DropdownMenu.Separator />}
          {creditable && (
            <DropdownMenu.Item className="gap-x-2" onSelect={() => setCrediting(true)} data-testid="quittance-credit">
              <ReceiptPercent className="text-ui-fg-subtle" aria-hidden />
              {t('documents.credit')}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu>
      {crediting && <CreditNoteDialog orderId={orderId} invoice={invoice} onClose={() => setCrediting(false)} />}
    </>
  );
}
