import type { ConnectionView } from '@quittance/core/flow';
import { mailServerConfig, mailServerDraft, type MailServerDraft } from '@quittance/core/screens';
import { useState } from 'react';
import { useSaveChannel } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';
import { ChannelCheck } from './channel-check.tsx';

const ENCRYPTIONS = ['starttls', 'implicit', 'none'] as const;
const PASSWORD = 'smtp-password';
const CHECK = { check: 'delivery.mail.check', good: 'delivery.mail.checkOk', bad: 'delivery.mail.checkBad' } as const;

/** The mail server through which documents go: its address, its secret, and whether it answers. */
export function MailServerForm({ connection }: { connection: ConnectionView | undefined }) {
  const { t } = useText();
  const errorText = useErrorText();
  const save = useSaveChannel();
  const [edits, setEdits] = useState<Partial<MailServerDraft>>({});
  const [password, setPassword] = useState('');
  const draft = { ...mailServerDraft(connection?.config), ...edits };
  const changed = Object.keys(edits).length > 0 || password !== '';
  const edit = (name: keyof MailServerDraft, value: string) => setEdits((now) => ({ ...now, [name]: value }));
  const reset = () => {
    setEdits({});
    setPassword('');
  };
  const submit = async () => {
    const answer = await save.run({
      id: 'email',
      adapter: 'smtp',
      config: mailServerConfig(draft, connection?.config),
      secrets: password === '' ? {} : { [PASSWORD]: password },
    });
    tell(
      answer,
      () => t('delivery.mail.saved'),
      (failure) => `${t('delivery.mail.saveFailed')}: ${errorText(failure)}`,
    );
    if (answer.ok) reset();
  };
  const textOf = (name: keyof MailServerDraft) => ({
    label: t(`delivery.mail.${name}`),
    value: draft[name],
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => edit(name, event.currentTarget.value),
  });
  return (
    <s-section heading={t('delivery.mail.title')}>
      <s-paragraph color="subdued">{t('delivery.mail.hint')}</s-paragraph>
      <s-grid gridTemplateColumns="repeat(auto-fit, minmax(min(240px, 100%), 1fr))" gap="base" alignItems="start">
        <s-text-field {...textOf('host')} required />
        <s-text-field {...textOf('port')} />
        <s-select
          label={t('delivery.mail.tls')}
          value={draft.tls}
          onChange={(event) => edit('tls', event.currentTarget.value)}
        >
          {ENCRYPTIONS.map((tls) => (
            <s-option key={tls} value={tls}>
              {t(`delivery.mail.tlsOptions.${tls}`)}
            </s-option>
          ))}
        </s-select>
        <s-text-field {...textOf('returnPath')} details={t('delivery.mail.returnPathHint')} />
        <s-text-field {...textOf('user')} autocomplete="off" />
        <s-password-field
          label={t('delivery.mail.password')}
          details={t(connection?.secrets.includes(PASSWORD) === true ? 'erp.secretSet' : 'erp.secretNew')}
          autocomplete="new-password"
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </s-grid>
      {changed && (
        <s-stack direction="inline" gap="small-200">
          <s-button variant="primary" loading={save.pending} onClick={() => void submit()}>
            {t('delivery.mail.save')}
          </s-button>
          <s-button disabled={save.pending} onClick={reset}>
            {t('settings.discard')}
          </s-button>
        </s-stack>
      )}
      {connection !== undefined && !changed && <ChannelCheck id="email" words={CHECK} />}
    </s-section>
  );
}
