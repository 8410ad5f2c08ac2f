import { Hint, Label, clx } from '@medusajs/ui';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';

interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  readonly optional: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly half?: boolean | undefined;
  /** The label names a group (cards) rather than one control. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

/** Label above, hint or error below: the frame of every field. The control points at the text below by `<id>-hint`. */
export function FieldFrame({ id, label, optional, hint, error, half, group, children }: FieldFrameProps) {
  const { t } = useText();
  return (
    <div className={clx('flex flex-col gap-y-2', half ? 'sm:col-span-1' : 'sm:col-span-2')}>
      <Label size="small" weight="plus" {...(group ? { id: `${id}-label` } : { htmlFor: id })}>
        {label}
        {optional && <span className="text-ui-fg-muted ps-1 font-normal">({t('settings.optional')})</span>}
      </Label>
      {children}
      <div id={`${id}-hint`} className={clx((error ?? hint) === undefined && 'hidden')}>
        {error !== undefined ? <Hint variant="error">{error}</Hint> : hint !== undefined && <Hint>{hint}</Hint>}
      </div>
    </div>
  );
}
