import type { DocumentView } from '@quittance/core/flow';
import { useId, useState } from 'react';
import { fileOf, useDownload } from '../../hooks/downloads.ts';
import { useText } from '../../i18n/use-text.ts';
import { ResendButton } from '../delivery/resend-button.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { CreditNoteDialog } from './credit-note-dialog.tsx';

/** The file that was issued and the page for people stand in sight; what else there is, in the menu. */
export function DocumentActions({ document }: { document: DocumentView }) {
  const { t } = useText();
  const save = useSaveFile();
  const menu = useId();
  const [crediting, setCrediting] = useState(false);
  const [issued] = document.files;
  const inSight = document.files.filter((file) => file === issued || file === 'pdf');
  const others = document.files.filter((file) => !inSight.includes(file));
  const creditable = document.kind !== 'creditNote' && document.status !== 'credited' && document.files.length > 0;
  return (
    <s-stack direction="inline" gap="small-200" alignItems="center">
      {inSight.map((file) => (
        <s-button
          key={file}
          icon="download"
          accessibilityLabel={t('documents.downloadOf', { number: document.number, file: t(`file.${file}`) })}
          onClick={() => save(document, file)}
        >
          {t(`file.${file}`)}
        </s-button>
      ))}
      <ResendButton documentId={document.id} number={document.number} />
      {(others.length > 0 || creditable) && (
        <>
          <s-button
            variant="tertiary"
            icon="menu-horizontal"
            commandFor={menu}
            accessibilityLabel={t('documents.actionsOf', { number: document.number })}
          />
          <s-menu id={menu} accessibilityLabel={t('documents.actionsOf', { number: document.number })}>
            {others.map((file) => (
              <s-button key={file} icon="download" onClick={() => save(document, file)}>
                {t('documents.downloadAs', { file: t(`file.${file}`) })}
              </s-button>
            ))}
            {creditable && (
              <s-button icon="receipt-refund" onClick={() => setCrediting(true)}>
                {t('documents.credit')}
              </s-button>
            )}
          </s-menu>
        </>
      )}
      {crediting && <CreditNoteDialog document={document} onClose={() => setCrediting(false)} />}
    </s-stack>
  );
}

/** Saves a file of a document, and tells the user when that fails. */
export function useSaveFile() {
  const { t } = useText();
  const errorText = useErrorText();
  const download = useDownload();
  return (document: Pick<DocumentView, 'id' | 'number'>, file: string): void => {
    void download.run(fileOf(document, file)).then((answer) => {
      if (!answer.ok)
        shopify.toast.show(`${t('documents.downloadFailed')}: ${errorText(answer.failure)}`, { isError: true });
    });
  };
}
