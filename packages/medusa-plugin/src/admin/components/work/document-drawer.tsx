import { Button, Drawer } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { DocumentDelivery } from '../delivery/document-delivery.tsx';

/** The delivery of a document, beside the list that names it. */
export function DocumentDrawer({ documentId }: { documentId: string }) {
  const { t } = useText();
  return (
    <Drawer>
      <Drawer.Trigger asChild>
        <Button size="small" variant="transparent" data-testid="quittance-work-document">
          {t('delivery.work.action.document')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <DrawerHead title={t('delivery.title')} />
        <Drawer.Body className="overflow-y-auto">
          <DocumentDelivery documentId={documentId} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  );
}
