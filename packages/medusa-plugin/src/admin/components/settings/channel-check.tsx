import { Button, Text } from '@medusajs/ui';
import { useCheckChannel, type Channel } from '../../hooks/channels.ts';
import { useErrorText } from '../feedback/error-text.ts';

interface ChannelCheckProps {
  readonly channel: Channel;
  readonly label: string;
  readonly ok: string;
  readonly bad: string;
}

const PARTS = { email: 'mail', returns: 'returns' } as const;

/** Asks the other side whether all is well, and says what is not and what to do. */
export function ChannelCheck({ channel, label, ok, bad }: ChannelCheckProps) {
  const errorText = useErrorText();
  const check = useCheckChannel(channel);
  const part = PARTS[channel];
  return (
    <div className="flex flex-col gap-y-2">
      <Button
        type="button"
        size="small"
        variant="secondary"
        className="self-start"
        isLoading={check.isPending}
        onClick={() => check.mutate(undefined)}
        data-testid={`quittance-${part}-check`}
      >
        {label}
      </Button>
      <div aria-live="polite" data-testid={`quittance-${part}-checked`}>
        {check.isError && <Text size="small">{errorText(check.error)}</Text>}
        {check.isSuccess && (
          <>
            <Text size="small" weight="plus">
              {check.data.ok ? ok : bad}
            </Text>
            <ul className="txt-small text-ui-fg-subtle">
              {check.data.diagnoses.map(({ check: looked, message, advice }) => (
                <li key={looked}>
                  {message} {advice}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
