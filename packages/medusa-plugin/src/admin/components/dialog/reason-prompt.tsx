import { Label, Prompt, Textarea } from '@medusajs/ui';
import { useId, useState, type ReactElement } from 'react';
import { useText } from '../../i18n/use-text.ts';

interface ReasonPromptProps {
  readonly trigger: ReactElement;
  readonly title: string;
  readonly body: string;
  readonly label: string;
  readonly confirm: string;
  readonly critical?: boolean;
  readonly onConfirm: (reason: string) => void;
}

/** Asks why before something is done that the history keeps. */
export function ReasonPrompt({ trigger, title, body, label, confirm, critical = false, onConfirm }: ReasonPromptProps) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const field = useId();
  return (
    <Prompt variant={critical ? 'danger' : 'confirmation'} onOpenChange={(open) => open && setReason('')}>
      <Prompt.Trigger asChild>{trigger}</Prompt.Trigger>
      <Prompt.Content data-testid="quittance-reason">
        <Prompt.Header>
          <Prompt.Title>{title}</Prompt.Title>
          <Prompt.Description className="text-pretty">{body}</Prompt.Description>
        </Prompt.Header>
        <div className="flex flex-col gap-y-2 px-6 pt-4">
          <Label size="small" weight="plus" htmlFor={field}>
            {label}
          </Label>
          <Textarea
            id={field}
            rows={2}
            maxLength={1000}
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Prompt.Footer>
          <Prompt.Cancel>{t('common.cancel')}</Prompt.Cancel>
          <Prompt.Action
            disabled={reason.trim() === ''}
            onClick={() => onConfirm(reason.trim())}
            data-testid="quittance-reason-confirm"
          >
            {confirm}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  );
}
