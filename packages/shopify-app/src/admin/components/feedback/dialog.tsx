import { useEffect, useRef, type ReactNode } from 'react';

interface DialogProps {
  readonly heading: string;
  readonly children: ReactNode;
  /** Left out while there is nothing to confirm. */
  readonly confirm?: string;
  readonly cancel: string;
  readonly pending?: boolean;
  readonly critical?: boolean;
  readonly size?: 'base' | 'large';
  readonly onConfirm?: () => void;
  readonly onClose: () => void;
}

/** A question over the page; mounted it is open, and `onClose` is called however it is left. */
export function Dialog({
  heading,
  children,
  confirm,
  cancel,
  pending,
  critical,
  size,
  onConfirm,
  onClose,
}: DialogProps) {
  const modal = useRef<HTMLElementTagNameMap['s-modal']>(null);
  useEffect(() => modal.current?.showOverlay(), []);
  useEffect(() => {
    const element = modal.current;
    element?.addEventListener('afterhide', onClose);
    return () => element?.removeEventListener('afterhide', onClose);
  }, [onClose]);
  return (
    <s-modal ref={modal} heading={heading} size={size ?? 'base'}>
      {children}
      {confirm !== undefined && (
        <s-button
          slot="primary-action"
          variant="primary"
          tone={critical === true ? 'critical' : 'auto'}
          loading={pending ?? false}
          {...(onConfirm && { onClick: onConfirm })}
        >
          {confirm}
        </s-button>
      )}
      <s-button slot="secondary-actions" disabled={pending ?? false} onClick={() => modal.current?.hideOverlay()}>
        {cancel}
      </s-button>
    </s-modal>
  );
}
