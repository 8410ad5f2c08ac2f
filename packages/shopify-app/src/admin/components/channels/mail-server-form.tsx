import type { ConnectionView } from '@quittance/core/flow';
import {
  mailLoginProblem,
  mailServerConfig,
  mailServerDraft,
  secretNames,
  typedSecrets,
  type MailServerDraft,
} from '@quittance/core/screens';
import { useState } from 'react';
import { useSaveChannel } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';
import { ChannelCheck } from './channel-check.tsx';
import { LoginFields } from './login-fields.tsx';

const ENCRYPTIONS = ['starttls', 'implicit', 'none'] as const;
const CHECK = { check: 'delivery.mail.check', good: 'delivery.mail.checkOk', bad: 'delivery.mail.checkBad' } as const;

/** The mail server through which documents go: its address, its secret, and whether it answers. */
export function MailServerForm({ connection }: { connection: ConnectionView | undefined }) {
  const { t } = useText();
  const errorText = useErrorText();
  const save = useSaveChannel();
  const [edits, setEdits] = useState<Partial<MailServerDraft>>({});
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const stored = connection?.secrets ?? [];
  const draft = { ...mailServerDraft(connection?.config), ...edits };
  const typed = typedSecrets(secrets);
  const changed = Object.keys({ ...edits, ...typed }).length > 0;
  const edit = (change: Partial<MailServerDraft>) => setEdits((now) => ({ ...now, ...change }));
  const reset = () => {
    setEdits({});
    setSecrets({});
  };
  const submit = async () => {
    const answer = await save.run({
      id: 'email',
      adapter: 'smtp',
      config: mailServerConfig(draft, connection?.config, secretNames(stored, typed)),
      secrets: typed,
    });
    tell(
      answer,
      () => t('delivery.mail.saved'),
      (failure) => `${t('delivery.mail.saveFailed')}: ${errorText(failure)}`,
    );
    if (answer.ok) reset();
  };
  const textOf = (name: 'host' | 'port' | 'user' | 'returnPath') => ({
    label: t(`delivery.mail.${name}`),
    value: draft[name],
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      edit({ [name]: event.currentTarget.value }),
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
          onChange={(event) => edit({ tls: event.currentTarget.value })}
        >
          {ENCRYPTIONS.map((tls) => (
            <s-option key={tls} value={tls}>
              {t(`delivery.mail.tlsOptions.${tls}`)}
            </s-option>
          ))}
        </s-select>
        <s-text-field {...textOf('returnPath')} details={t('delivery.mail.returnPathHint')} />
        <s-text-field {...textOf('user')} autocomplete="off" />
        <LoginFields
          protocol="smtp"
          draft={draft}
          stored={stored}
          secrets={secrets}
          onEdit={edit}
          onSecret={(name, value) => setSecrets((now) => ({ ...now, [name]: value }))}
        />
      </s-grid>
      {changed && (
        <s-stack direction="inline" gap="small-200">
          <s-button
            variant="primary"
            disabled={mailLoginProblem(draft) !== undefined}
            loading={save.pending}
            onClick={() => void submit()}
          >
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
