import type { AgencySecret } from '@quittance/core/screens';
import { Textarea } from '@medusajs/ui';
import { useId } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { FieldFrame } from '../settings/field-frame.tsx';
import { TextInput } from '../settings/text-input.tsx';

interface AgencySecretInputProps {
  readonly secret: AgencySecret;
  readonly isSet: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A secret goes in and never comes out. A key has many lines, which a password field would join. */
export function AgencySecretInput({ secret: { name, kind }, isSet, value, onChange }: AgencySecretInputProps) {
  const { t } = useText();
  const id = useId();
  const label = t(`cases.secrets.${kind}`, { name });
  const hint = t(isSet ? 'erp.secretSet' : 'erp.secretNew');
  if (kind !== 'privateKey')
    return <TextInput label={label} hint={hint} type="password" value={value} onChange={onChange} />;
  return (
    <FieldFrame id={id} label={label} optional hint={hint}>
      <Textarea
        id={id}
        rows={4}
        spellCheck={false}
        autoComplete="off"
        className="font-mono"
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
