import type { ConnectionView } from '@quittance/core/flow';
import {
  mailLoginProblem,
  mailServerConfig,
  mailServerDraft,
  secretNames,
  typedSecrets,
  type MailServerDraft,
} from '@quittance/core/screens';
import { Button, Input, Select, toast } from '@medusajs/ui';
import { useState, type FormEvent } from 'react';
import { useSaveChannel } from '../../hooks/channels.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { ChannelCheck } from './channel-check.tsx';
import { FieldFrame } from './field-frame.tsx';
import { LoginFields } from './login-fields.tsx';
import { SectionCard } from './section-card.tsx';

const ENCRYPTIONS = ['starttls', 'implicit', 'none'] as const;

/** The mail server through which documents go: its address, its secret, and whether it answers. */
export function MailServerForm({ connection }: { connection: ConnectionView | undefined }) {
  const { t } = useText();
  const errorText = useErrorText();
  const save = useSaveChannel('email');
  const stored = mailServerDraft(connection?.config);
  const [edits, setEdits] = useState<Partial<MailServerDraft>>({});
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const known = connection?.secrets ?? [];
  const typed = typedSecrets(secrets);
  const draft = { ...stored, ...edits };
  const edit = (name: keyof MailServerDraft) => (value: string) => setEdits((now) => ({ ...now, [name]: value }));
  const changed = Object.keys({ ...edits, ...typed }).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      {
        adapter: 'smtp',
        config: mailServerConfig(draft, connection?.config, secretNames(known, typed)),
        secrets: typed,
      },
      {
        onSuccess: () => {
          setEdits({});
          setSecrets({});
          toast.success(t('delivery.mail.saved'));
        },
        onError: (error) => toast.error(t('delivery.mail.saveFailed'), { description: errorText(error) }),
      },
    );
  };
  return (
    <form noValidate onSubmit={submit} data-testid="quittance-mail-server">
      <SectionCard title={t('delivery.mail.title')} hint={t('delivery.mail.hint')}>
        <TextField name="host" label={t('delivery.mail.host')} value={draft.host} onChange={edit('host')} required />
        <TextField name="port" label={t('delivery.mail.port')} value={draft.port} onChange={edit('port')} />
        <FieldFrame id="quittance-mail-tls" label={t('delivery.mail.tls')} optional={false} half>
          <Select size="small" value={draft.tls} onValueChange={edit('tls')}>
            <Select.Trigger id="quittance-mail-tls">
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {ENCRYPTIONS.map((tls) => (
                <Select.Item key={tls} value={tls}>
                  {t(`delivery.mail.tlsOptions.${tls}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </FieldFrame>
        <TextField
          name="return-path"
          label={t('delivery.mail.returnPath')}
          hint={t('delivery.mail.returnPathHint')}
          value={draft.returnPath}
          onChange={edit('returnPath')}
        />
        <TextField name="user" label={t('delivery.mail.user')} value={draft.user} onChange={edit('user')} />
        <LoginFields
          protocol="smtp"
          draft={draft}
          stored={known}
          secrets={secrets}
          onEdit={(change) => setEdits((now) => ({ ...now, ...change }))}
          onSecret={(name, value) => setSecrets((now) => ({ ...now, [name]: value }))}
        />
        <div className="flex flex-wrap items-start gap-3 sm:col-span-2">
          {changed && (
            <Button
              type="submit"
              size="small"
              disabled={mailLoginProblem(draft) !== undefined}
              isLoading={save.isPending}
              data-testid="quittance-mail-save"
            >
              {t('delivery.mail.save')}
            </Button>
          )}
          {connection !== undefined && !changed && (
            <ChannelCheck
              channel="email"
              label={t('delivery.mail.check')}
              ok={t('delivery.mail.checkOk')}
              bad={t('delivery.mail.checkBad')}
            />
          )}
        </div>
      </SectionCard>
    </form>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: true;
}

function TextField({ name, label, hint, value, onChange, required }: TextFieldProps) {
  const id = `quittance-mail-${name}`;
  return (
    <FieldFrame id={id} label={label} optional={!required} hint={hint} half>
      <Input
        id={id}
        size="small"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
