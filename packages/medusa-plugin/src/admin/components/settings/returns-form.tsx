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
import { Button } from '@medusajs/ui';
import { useState, type FormEvent } from 'react';
import { useSaveChannel } from '../../hooks/channels.ts';
import { useText } from '../../i18n/use-text.ts';
import { useOutcome } from '../feedback/use-outcome.ts';
import { ChannelCheck } from './channel-check.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { LoginFields } from './login-fields.tsx';
import { SectionCard } from './section-card.tsx';
import { TextInput } from './text-input.tsx';

const ADAPTER_NAMES = { imap: 'delivery.mailbox.imap', 'smtp-listener': 'delivery.mailbox.listener' } as const;

/** Where mail comes back to: a mailbox that is looked into, or this server itself. */
export function ReturnsForm({ connection }: { connection: ConnectionView | undefined }) {
  const { t } = useText();
  const outcome = useOutcome();
  const save = useSaveChannel('returns');
  const [edits, setEdits] = useState<Partial<ReturnsDraft>>({});
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const stored = connection?.secrets ?? [];
  const typed = typedSecrets(secrets);
  const draft = { ...returnsDraft(connection), ...edits };
  const edit = (changes: Partial<ReturnsDraft>) => setEdits((now) => ({ ...now, ...changes }));
  const changed = Object.keys({ ...edits, ...typed }).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      {
        adapter: draft.adapter,
        config: returnsConfigOf(draft, connection?.config, secretNames(stored, typed)),
        secrets: typed,
      },
      outcome({
        done: 'delivery.mailbox.saved',
        failed: 'delivery.mailbox.saveFailed',
        after: () => {
          setEdits({});
          setSecrets({});
        },
      }),
    );
  };
  return (
    <form noValidate onSubmit={submit} data-testid="quittance-returns-form">
      <SectionCard title={t('delivery.mailbox.title')} hint={t('delivery.mailbox.hint')}>
        <ChoiceInput
          label={t('delivery.mailbox.adapter')}
          value={draft.adapter}
          options={RETURNS_ADAPTERS.map((adapter) => [adapter, t(ADAPTER_NAMES[adapter])])}
          onChoose={(adapter) => edit({ adapter })}
        />
        {draft.adapter === 'smtp-listener' ? (
          <TextInput
            label={t('delivery.mailbox.returnPath')}
            hint={t('delivery.mailbox.returnPathHint')}
            required
            value={draft.returnPath}
            onChange={(returnPath) => edit({ returnPath })}
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
        <div className="flex flex-wrap items-start gap-3 sm:col-span-2">
          {changed && (
            <Button
              type="submit"
              size="small"
              disabled={draft.adapter === 'imap' && mailLoginProblem(draft) !== undefined}
              isLoading={save.isPending}
              data-testid="quittance-returns-save"
            >
              {t('delivery.mailbox.save')}
            </Button>
          )}
          {connection !== undefined && !changed && (
            <ChannelCheck
              channel="returns"
              label={t('delivery.mailbox.check')}
              ok={t('delivery.mailbox.checkOk')}
              bad={t('delivery.mailbox.checkBad')}
            />
          )}
        </div>
      </SectionCard>
    </form>
  );
}

interface MailboxFieldsProps {
  readonly draft: ReturnsDraft;
  /** Names of the secrets that are stored. */
  readonly stored: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
  readonly onSecret: (name: string, value: string) => void;
  readonly onEdit: (changes: Partial<ReturnsDraft>) => void;
}

function MailboxFields({ draft, onEdit, ...secrets }: MailboxFieldsProps) {
  const { t } = useText();
  return (
    <>
      <TextInput label={t('delivery.mailbox.host')} required value={draft.host} onChange={(host) => onEdit({ host })} />
      <TextInput label={t('delivery.mailbox.port')} numeric value={draft.port} onChange={(port) => onEdit({ port })} />
      <ChoiceInput
        label={t('delivery.mailbox.tls')}
        value={draft.tls}
        options={(['implicit', 'starttls', 'none'] as const).map((tls) => [tls, t(`delivery.mail.tlsOptions.${tls}`)])}
        onChoose={(tls) => onEdit({ tls })}
      />
      <TextInput label={t('delivery.mailbox.user')} required value={draft.user} onChange={(user) => onEdit({ user })} />
      <LoginFields protocol="imap" draft={draft} onEdit={onEdit} {...secrets} />
      <TextInput label={t('delivery.mailbox.folder')} value={draft.folder} onChange={(folder) => onEdit({ folder })} />
      <TextInput
        label={t('delivery.mailbox.doneFolder')}
        hint={t('delivery.mailbox.doneFolderHint')}
        value={draft.doneFolder}
        onChange={(doneFolder) => onEdit({ doneFolder })}
      />
    </>
  );
}
