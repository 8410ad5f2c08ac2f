import {
  MAIL_PROVIDERS,
  MAIL_SECRETS,
  mailLoginProblem,
  mailProviderOf,
  providerEdits,
  type MailLoginDraft,
} from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceInput } from './choice-input.tsx';
import { TextInput } from './text-input.tsx';

interface LoginFieldsProps<Draft extends MailLoginDraft> {
  readonly protocol: 'smtp' | 'imap';
  readonly draft: Draft & { readonly host: string };
  /** Names of the secrets that are stored. */
  readonly stored: readonly string[];
  /** What was typed, by the names of the secrets. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly onEdit: (change: Partial<MailLoginDraft>) => void;
  readonly onSecret: (name: string, value: string) => void;
}

/** How a mail server lets us in: with a password, or with access tokens. Secrets go in and never come out. */
export function LoginFields<Draft extends MailLoginDraft>(props: LoginFieldsProps<Draft>) {
  const { protocol, draft, onEdit } = props;
  const { t } = useText();
  return (
    <>
      <ChoiceInput
        label={t('delivery.oauth.method')}
        value={draft.method}
        options={(['password', 'oauth'] as const).map((method) => [method, t(`delivery.oauth.${method}`)])}
        onChoose={(method) => onEdit({ method: method === 'oauth' ? 'oauth' : 'password' })}
      />
      {draft.method === 'oauth' ? (
        <TokenFields {...props} />
      ) : (
        <Secret {...props} name={MAIL_SECRETS[protocol]} label={t('delivery.mail.password')} />
      )}
    </>
  );
}

function TokenFields<Draft extends MailLoginDraft>(props: LoginFieldsProps<Draft>) {
  const { protocol, draft, onEdit } = props;
  const { t } = useText();
  const problem = mailLoginProblem(draft);
  return (
    <>
      <ChoiceInput
        label={t('delivery.oauth.provider')}
        value={mailProviderOf(draft)}
        options={MAIL_PROVIDERS.map((provider) => [provider, t(`delivery.oauth.providers.${provider}`)])}
        onChoose={(provider) => onEdit(providerEdits(provider, protocol, draft))}
      />
      <TextInput
        label={t('delivery.oauth.tokenUrl')}
        hint={t('delivery.oauth.tokenUrlHint')}
        error={problem && t(problem)}
        required
        value={draft.tokenUrl}
        onChange={(tokenUrl) => onEdit({ tokenUrl })}
      />
      <TextInput
        label={t('delivery.oauth.clientId')}
        required
        value={draft.clientId}
        onChange={(clientId) => onEdit({ clientId })}
      />
      <ChoiceInput
        label={t('delivery.oauth.grant')}
        value={draft.grant}
        options={(['own', 'person'] as const).map((grant) => [grant, t(`delivery.oauth.grants.${grant}`)])}
        onChoose={(grant) => onEdit({ grant: grant === 'person' ? 'person' : 'own' })}
      />
      <Secret {...props} name={MAIL_SECRETS.clientSecret} label={t('delivery.oauth.clientSecret')} />
      {draft.grant === 'person' && (
        <Secret {...props} name={MAIL_SECRETS.refreshToken} label={t('delivery.oauth.refreshToken')} />
      )}
      <TextInput label={t('delivery.oauth.scope')} value={draft.scope} onChange={(scope) => onEdit({ scope })} />
    </>
  );
}

interface SecretProps extends Pick<LoginFieldsProps<MailLoginDraft>, 'stored' | 'secrets' | 'onSecret'> {
  readonly name: string;
  readonly label: string;
}

function Secret({ name, label, stored, secrets, onSecret }: SecretProps) {
  const { t } = useText();
  return (
    <TextInput
      label={label}
      type="password"
      hint={t(stored.includes(name) ? 'erp.secretSet' : 'erp.secretNew')}
      value={secrets[name] ?? ''}
      onChange={(value) => onSecret(name, value)}
    />
  );
}
