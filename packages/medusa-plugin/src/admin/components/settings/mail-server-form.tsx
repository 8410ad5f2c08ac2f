import type { ConnectionView } from '@quittance/core/flow';
import { mailServerConfig, mailServerDraft, type MailServerDraft } from '@quittance/core/screens';
import { Button, Input, Select, toast } from '@medusajs/ui';
import { useState, type FormEvent } from 'react';
import { useSaveChannel } from '../../hooks/channels.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { ChannelCheck } from './channel-check.tsx';
import { FieldFrame } from './field-frame.tsx';
import { SectionCard } from './section-card.tsx';

const ENCRYPTIONS = ['starttls', 'implicit', 'none'] as const;

/** The mail server through which documents go: its address, its secret, and whether it answers. */
export function MailServerForm({ connection }: { connection: ConnectionView | undefined }) {
  const { t } = useText();
  const errorText = useErrorText();
  const save = useSaveChannel('email');
  const stored = mailServerDraft(connection?.config);
  const [edits, setEdits] = useState<Partial<MailServerDraft>>({});
  const [password, setPassword] = useState('');
  const draft = { ...stored, ...edits };
  const edit = (name: keyof MailServerDraft) => (value: string) => setEdits((now) => ({ ...now, [name]: value }));
  const changed = Object.keys(edits).length > 0 || password !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      {
        adapter: 'smtp',
        config: mailServerConfig(draft, connection?.config),
        secrets: password === '' ? {} : { 'smtp-password': password },
      },
      {
        onSuccess: () => {
          setEdits({});
          setPassword('');
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
        <TextField
          name="password"
          label={t('delivery.mail.password')}
          hint={t(connection?.secrets.includes('smtp-password') ? 'erp.secretSet' : 'erp.secretNew')}
          value={password}
          onChange={setPassword}
          secret
        />
        <div className="flex flex-wrap items-start gap-3 sm:col-span-2">
          {changed && (
            <Button type="submit" size="small" isLoading={save.isPending} data-testid="quittance-mail-save">
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
  readonly secret?: true;
}

function TextField({ name, label, hint, value, onChange, required, secret }: TextFieldProps) {
  const id = `quittance-mail-${name}`;
  return (
    <FieldFrame id={id} label={label} optional={!required} hint={hint} half>
      <Input
        id={id}
        size="small"
        type={secret ? 'password' : 'text'}
        autoComplete={secret ? 'new-password' : 'off'}
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
