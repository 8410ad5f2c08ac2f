import type { AgencySecret } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';

interface AgencySecretInputProps {
  readonly secret: AgencySecret;
  readonly isSet: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A secret goes in and never comes out. A key has many lines, which a password field would join. */
export function AgencySecretInput({ secret: { name, kind }, isSet, value, onChange }: AgencySecretInputProps) {
  const { t } = useText();
  const field = {
    label: t(`cases.secrets.${kind}`, { name }),
    details: t(isSet ? 'erp.secretSet' : 'erp.secretNew'),
    value,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
  };
  return kind === 'privateKey' ? (
    <s-text-area {...field} rows={3} autocomplete="off" />
  ) : (
    <s-password-field {...field} autocomplete="new-password" />
  );
}
