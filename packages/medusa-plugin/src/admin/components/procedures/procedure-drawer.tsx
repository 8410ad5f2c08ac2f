import type { SettingsAnswer } from '../../../api/admin/quittance/contract.ts';
import { procedureName, type ListedProcedure } from '@quittance/core/screens';
import { Button, Drawer } from '@medusajs/ui';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { ProcedureForm } from './procedure-form.tsx';

interface ProcedureDrawerProps {
  readonly settings: NonNullable<SettingsAnswer['settings']>;
  /** Left out: a new one. */
  readonly listed?: ListedProcedure;
}

export function ProcedureDrawer({ settings, listed }: ProcedureDrawerProps) {
  const { t, tOr } = useText();
  const [open, setOpen] = useState(false);
  const title =
    listed === undefined
      ? t('dunning.procedure.newTitle')
      : t('dunning.procedure.editOf', { name: procedureName(listed.procedure, tOr) });
  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button
          type="button"
          size="small"
          variant="secondary"
          aria-label={title}
          data-testid="quittance-procedure-open"
        >
          {listed === undefined ? t('dunning.procedure.add') : t('dunning.procedure.edit')}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content className="sm:max-w-[720px]" aria-describedby={undefined}>
        <DrawerHead title={title} />
        {open && (
          <ProcedureForm settings={settings} {...(listed !== undefined && { listed })} onDone={() => setOpen(false)} />
        )}
      </Drawer.Content>
    </Drawer>
  );
}
