import { XMark } from '@medusajs/icons';
import { Drawer, IconButton } from '@medusajs/ui';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';

interface DrawerHeadProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
}

/** The head of a drawer. Medusa's own has a close button that screen readers cannot name. */
export function DrawerHead({ title, description }: DrawerHeadProps) {
  const { t } = useText();
  return (
    <div className="border-ui-border-base flex items-start justify-between gap-x-4 border-b px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1 break-words">
        <Drawer.Title>{title}</Drawer.Title>
        {description !== undefined && <Drawer.Description>{description}</Drawer.Description>}
      </div>
      <Drawer.Close asChild>
        <IconButton size="small" type="button" variant="transparent" aria-label={t('common.close')}>
          <XMark />
        </IconButton>
      </Drawer.Close>
    </div>
  );
}
