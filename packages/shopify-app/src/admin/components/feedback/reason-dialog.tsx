import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from './dialog.tsx';

interface ReasonDialogProps {
  readonly heading: string;
  readonly body: string;
  readonly label: string;
  readonly confirm: string;
  /** What is said when nothing was written. */
  readonly missing: string;
  readonly pending: boolean;
  readonly critical?: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why before something is done: the answer stands in the history. */
export function ReasonDialog({
  heading,
  body,
  label,
  confirm,
  missing,
  pending,
  critical = false,
  onConfirm,
  onClose,
}: ReasonDialogProps) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const said = reason.trim();
  const submit = () => {
    setTried(true);
    if (said !== '') onConfirm(said);
  };
  return (
    <Dialog
      heading={heading}
      confirm={confirm}
      cancel={t('common.cancel')}
      pending={pending}
      critical={critical}
      onConfirm={submit}
      onClose={onClose}
    >
      <s-stack gap="base">
        <s-paragraph>{body}</s-paragraph>
        <s-text-area
          label={label}
          rows={2}
          maxLength={500}
          required
          value={reason}
          error={tried && said === '' ? missing : ''}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </s-stack>
    </Dialog>
  );
}
