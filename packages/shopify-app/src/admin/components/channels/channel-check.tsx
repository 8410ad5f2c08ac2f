import { useState } from 'react';
import type { ConnectionCheck } from '@quittance/core/flow';
import { useCheckChannel, type ChannelDraft } from '../../hooks/delivery.ts';
import { useText, type TextKey } from '../../i18n/use-text.ts';
import { Diagnoses } from '../feedback/diagnoses.tsx';
import { Failed } from '../feedback/failed.tsx';

interface ChannelCheckProps {
  readonly id: ChannelDraft['id'];
  readonly words: { readonly check: TextKey; readonly good: TextKey; readonly bad: TextKey };
}

/** Asks the server of a channel whether it would work now. */
export function ChannelCheck({ id, words }: ChannelCheckProps) {
  const { t } = useText();
  const check = useCheckChannel();
  const [found, setFound] = useState<ConnectionCheck>();
  const run = async () => {
    setFound(undefined);
    const answer = await check.run(id);
    if (answer.ok) setFound(answer.value);
  };
  return (
    <s-stack gap="base">
      <s-stack direction="inline">
        <s-button icon="connect" loading={check.pending} onClick={() => void run()}>
          {t(words.check)}
        </s-button>
      </s-stack>
      {check.failure !== undefined && <Failed failure={check.failure} onRetry={() => void run()} />}
      {found !== undefined && <Diagnoses {...found} heading={t(found.ok ? words.good : words.bad)} />}
    </s-stack>
  );
}
