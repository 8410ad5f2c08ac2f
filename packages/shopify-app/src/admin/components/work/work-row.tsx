import type { WorkItem } from '@quittance/core/flow';
import { workAbout, workText } from '@quittance/core/screens';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { DocumentDelivery } from '../delivery/document-delivery.tsx';
import { Dialog } from '../feedback/dialog.tsx';
import { WorkAction } from './work-action.tsx';

/** One thing that waits: why, since when, and the first thing to do. */
export function WorkRow({ item }: { item: WorkItem }) {
  const { t, tOr, language } = useText();
  const { moment, money } = useFormat();
  const { sentence, advice } = workText(item, language, tOr);
  const about = workAbout(item, money);
  return (
    <li>
      <s-stack gap="small-200">
        <s-stack gap="small-500">
          <s-text type="strong">{sentence}</s-text>
          {about !== '' && <s-text>{about}</s-text>}
          {advice !== undefined && <s-text color="subdued">{advice}</s-text>}
          <time dateTime={item.since}>
            <s-text color="subdued">{t('delivery.work.since', { at: moment(item.since) })}</s-text>
          </time>
        </s-stack>
        <s-stack direction="inline" gap="small-200">
          <WorkAction item={item} />
          {item.documentId !== undefined && <ShowDelivery documentId={item.documentId} />}
        </s-stack>
      </s-stack>
    </li>
  );
}

/** The delivery of a document, over the list that names it. */
function ShowDelivery({ documentId }: { documentId: string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <s-button variant="tertiary" onClick={() => setOpen(true)}>
        {t('delivery.work.action.document')}
      </s-button>
      {open && (
        <Dialog heading={t('delivery.title')} cancel={t('common.close')} onClose={() => setOpen(false)}>
          <DocumentDelivery documentId={documentId} />
        </Dialog>
      )}
    </>
  );
}
