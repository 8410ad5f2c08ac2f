import {
  MAIL_PROVIDERS,
  MAIL_SECRETS,
  mailLoginProblem,
  mailProviderOf,
  providerEdits,
  type MailLoginDraft,
} from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';

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
      <s-select
        label={t('delivery.oauth.method')}
        value={draft.method}
        onChange={(event) => onEdit({ method: event.currentTarget.value === 'oauth' ? 'oauth' : 'password' })}
      >
        <s-option value="password">{t('delivery.oauth.password')}</s-option>
        <s-option value="oauth">{t('delivery.oauth.oauth')}</s-option>
      </s-select>
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
  const text = (name: 'tokenUrl' | 'clientId' | 'scope') => ({
    label: t(`delivery.oauth.${name}`),
    value: draft[name],
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      onEdit({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <s-select
        label={t('delivery.oauth.provider')}
        value={mailProviderOf(draft)}
        onChange={(event) => onEdit(providerEdits(event.currentTarget.value, protocol, draft))}
      >
        {MAIL_PROVIDERS.map((provider) => (
          <s-option key={provider} value={provider}>
            {t(`delivery.oauth.providers.${provider}`)}
          </s-option>
        ))}
      </s-select>
      <s-text-field
        {...text('tokenUrl')}
        required
        details={t('delivery.oauth.tokenUrlHint')}
        error={problem === undefined ? '' : t(problem)}
      />
      <s-text-field {...text('clientId')} required autocomplete="off" />
      <s-select
        label={t('delivery.oauth.grant')}
        value={draft.grant}
        onChange={(event) => onEdit({ grant: event.currentTarget.value === 'person' ? 'person' : 'own' })}
      >
        <s-option value="own">{t('delivery.oauth.grants.own')}</s-option>
        <s-option value="person">{t('delivery.oauth.grants.person')}</s-option>
      </s-select>
      <Secret {...props} name={MAIL_SECRETS.clientSecret} label={t('delivery.oauth.clientSecret')} />
      {draft.grant === 'person' && (
        <Secret {...props} name={MAIL_SECRETS.refreshToken} label={t('delivery.oauth.refreshToken')} />
      )}
      <s-text-field {...text('scope')} />
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
    <s-password-field
      label={label}
      details={t(stored.includes(name) ? 'erp.secretSet' : 'erp.secretNew')}
      autocomplete="new-password"
      value={secrets[name] ?? ''}
      onInput={(event) => onSecret(name, event.currentTarget.value)}
    />
  );
}
