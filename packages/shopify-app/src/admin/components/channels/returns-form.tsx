import type { ConnectionView } from '@quittance/core/flow';
import {
  mailLoginProblem,
  RETURNS_ADAPTERS,
  returnsConfigOf,
  returnsDraft,
  secretNames,
  typedSecrets,
  type ReturnsDraft,
} from '@quittance/core/screens';
import { useState } from 'react';
import { useSaveChannel } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { ChannelCheck } from './channel-check.tsx';
import { MailboxFields } from './mailbox-fields.tsx';

const NAMES = { imap: 'delivery.mailbox.imap', 'smtp-listener': 'delivery.mailbox.listener' } as const;
const CHECK = {
  check: 'delivery.mailbox.check',
  good: 'delivery.mailbox.checkOk',
  bad: 'delivery.mailbox.checkBad',
} as const;

/** Where mail comes back to: a mailbox that is looked into, or this server itself. */
export function ReturnsForm({ connection }: { connection: ConnectionView | undefined }) {
  const { t } = useText();
  const outcome = useOutcome();
  const save = useSaveChannel();
  const [edits, setEdits] = useState<Partial<ReturnsDraft>>({});
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const stored = connection?.secrets ?? [];
  const draft = { ...returnsDraft(connection), ...edits };
  const edit = (change: Partial<ReturnsDraft>) => setEdits((now) => ({ ...now, ...change }));
  const typed = typedSecrets(secrets);
  const changed = Object.keys({ ...edits, ...typed }).length > 0;
  const reset = () => {
    setEdits({});
    setSecrets({});
  };
  const submit = async () => {
    const saved = await save.run({
      id: 'returns',
      adapter: draft.adapter,
      config: returnsConfigOf(draft, connection?.config, secretNames(stored, typed)),
      secrets: typed,
    });
    if (outcome(saved, 'delivery.mailbox.saved', 'delivery.mailbox.saveFailed')) reset();
  };
  return (
    <s-section heading={t('delivery.mailbox.title')}>
      <s-paragraph color="subdued">{t('delivery.mailbox.hint')}</s-paragraph>
      <s-select
        label={t('delivery.mailbox.adapter')}
        value={draft.adapter}
        onChange={(event) => edit({ adapter: event.currentTarget.value })}
      >
        {RETURNS_ADAPTERS.map((adapter) => (
          <s-option key={adapter} value={adapter}>
            {t(NAMES[adapter])}
          </s-option>
        ))}
      </s-select>
      {draft.adapter === 'smtp-listener' ? (
        <s-text-field
          label={t('delivery.mailbox.returnPath')}
          details={t('delivery.mailbox.returnPathHint')}
          required
          value={draft.returnPath}
          onInput={(event) => edit({ returnPath: event.currentTarget.value })}
        />
      ) : (
        <MailboxFields
          draft={draft}
          stored={stored}
          secrets={secrets}
          onSecret={(name, value) => setSecrets((now) => ({ ...now, [name]: value }))}
          onEdit={edit}
        />
      )}
      {changed && (
        <s-stack direction="inline" gap="small-200">
          <s-button
            variant="primary"
            disabled={draft.adapter === 'imap' && mailLoginProblem(draft) !== undefined}
            loading={save.pending}
            onClick={() => void submit()}
          >
            {t('delivery.mailbox.save')}
          </s-button>
          <s-button disabled={save.pending} onClick={reset}>
            {t('settings.discard')}
          </s-button>
        </s-stack>
      )}
      {connection !== undefined && !changed && <ChannelCheck id="returns" words={CHECK} />}
    </s-section>
  );
}
