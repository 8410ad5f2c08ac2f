import type { AccountItem } from '@quittance/core/flow';
import { Button, Drawer } from '@medusajs/ui';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { HoldForm } from './hold-form.tsx';

interface HoldDrawerProps {
  readonly customerId: string;
  /** What the customer owes: a hold may stop one of these. */
  readonly items: readonly AccountItem[];
  /** The item to begin with, by its id; everything where left out. */
  readonly item?: string;
  readonly document?: string;
}

/** The button that stops reminders, and its form. */
export function HoldDrawer({ customerId, items, item, document }: HoldDrawerProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button
          size="small"
          variant={document === undefined ? 'secondary' : 'transparent'}
          data-testid="quittance-hold-open"
          {...(document !== undefined && { 'aria-label': t('receivables.hold.placeOn', { document }) })}
        >
          {document === undefined ? t('receivables.hold.place') : t('receivables.order.hold')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <DrawerHead title={t('receivables.hold.placeTitle')} />
        {open && <HoldForm customerId={customerId} items={items} item={item ?? ''} onDone={() => setOpen(false)} />}
      </Drawer.Content>
    </Drawer>
  );
}
