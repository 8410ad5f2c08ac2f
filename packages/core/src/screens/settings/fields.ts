import { FORMATS } from './format-rows.ts';

/**
 * The fields of the settings form, as data: where each value lives in the settings (dotted path), how it is edited, and
 * where it stands on the page. Labels and hints are the texts under `settings.fields.<path>`.
 */
interface FieldBase {
  readonly path: string;
  readonly required?: true;
  /** Half the width of the form. */
  readonly half?: true;
}
export interface TextField extends FieldBase {
  readonly kind: 'text' | 'area' | 'whole-number';
  readonly autoComplete?: string;
}
export interface SwitchField extends FieldBase {
  readonly kind: 'switch';
}
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice' | 'cards';
  /** `''` is "not stated" and leaves the value out. */
  readonly options: readonly string[];
}
/** The table of `format-rows.ts`. */
export interface FormatsField extends FieldBase {
  readonly kind: 'formats';
}
/** The standing answers of `answers.ts`. */
export interface AnswersField extends FieldBase {
  readonly kind: 'answers';
}
export type SettingsField = TextField | SwitchField | ChoiceField | FormatsField | AnswersField;

export interface SettingsSection {
  readonly id:
    | 'seller'
    | 'address'
    | 'contact'
    | 'invoicing'
    | 'formats'
    | 'numbering'
    | 'tax'
    | 'terms'
    | 'delivery'
    | 'dunning'
    | 'payments'
    | 'alarms';
  readonly hint: boolean;
  readonly fields: readonly SettingsField[];
}

export const NUMBERED = ['invoice', 'creditNote', 'deposit', 'corrective'] as const;

export const SECTIONS: readonly SettingsSection[] = [
  {
    id: 'seller',
    hint: true,
    fields: [
      { path: 'seller.name', kind: 'text', required: true, autoComplete: 'organization' },
      { path: 'seller.tradingName', kind: 'text', half: true },
      { path: 'seller.legalInformation', kind: 'text', half: true },
      { path: 'seller.legalRegistrationIdentifier.value', kind: 'text', half: true },
      {
        path: 'seller.legalRegistrationIdentifier.scheme',
        kind: 'choice',
        half: true,
        options: ['', '0002', '0208', '0106', '0007', '0192', '0184', '0240'],
      },
      { path: 'seller.vatIdentifier', kind: 'text', half: true },
      { path: 'seller.taxRegistrationIdentifier', kind: 'text', half: true },
      { path: 'seller.electronicAddress.value', kind: 'text', half: true },
      {
        path: 'seller.electronicAddress.scheme',
        kind: 'choice',
        half: true,
        options: ['', '0225', '0009', '0088', '0208', '9930', 'EM'],
      },
    ],
  },
  {
    id: 'address',
    hint: false,
    fields: [
      { path: 'seller.postalAddress.line1', kind: 'text', autoComplete: 'address-line1' },
      { path: 'seller.postalAddress.line2', kind: 'text', autoComplete: 'address-line2' },
      { path: 'seller.postalAddress.postCode', kind: 'text', half: true, autoComplete: 'postal-code' },
      { path: 'seller.postalAddress.city', kind: 'text', half: true, autoComplete: 'address-level2' },
      { path: 'seller.postalAddress.countryCode', kind: 'text', half: true, required: true, autoComplete: 'country' },
      { path: 'timeZone', kind: 'text', half: true, required: true },
    ],
  },
  {
    id: 'contact',
    hint: true,
    fields: [
      { path: 'seller.contact.name', kind: 'text' },
      { path: 'seller.contact.email', kind: 'text', half: true, autoComplete: 'email' },
      { path: 'seller.contact.telephone', kind: 'text', half: true, autoComplete: 'tel' },
      { path: 'seller.bankAccount.iban', kind: 'text' },
      { path: 'seller.bankAccount.bic', kind: 'text', half: true },
      { path: 'seller.bankAccount.name', kind: 'text', half: true },
    ],
  },
  {
    id: 'invoicing',
    hint: true,
    fields: [
      { path: 'issuer', kind: 'cards', options: ['quittance', 'erp'] },
      { path: 'invoiceOn', kind: 'cards', options: ['placement', 'payment', 'fulfilment'] },
    ],
  },
  {
    id: 'formats',
    hint: true,
    fields: [
      { path: 'formats.standard', kind: 'choice', options: ['', ...FORMATS] },
      { path: 'formats', kind: 'formats' },
    ],
  },
  {
    id: 'numbering',
    hint: true,
    fields: [
      ...NUMBERED.map((kind) => ({ path: `numbering.${kind}`, kind: 'text', half: true, required: true }) as const),
      { path: 'numbering.reset', kind: 'choice', half: true, options: ['yearly', 'never'] },
      { path: 'numbering.startAt', kind: 'whole-number', half: true, required: true },
    ],
  },
  {
    id: 'tax',
    hint: true,
    fields: [
      { path: 'tax.regime', kind: 'choice', options: ['normal', 'franchise'] },
      { path: 'tax.vatOnDebits', kind: 'switch' },
      { path: 'tax.oneStopShop', kind: 'switch' },
      { path: 'tax.tips', kind: 'choice', half: true, options: ['outside-scope', 'taxable'] },
      { path: 'tax.giftCards', kind: 'choice', half: true, options: ['line', 'omit'] },
      { path: 'tax.zeroRateAnswer', kind: 'answers' },
    ],
  },
  {
    id: 'terms',
    hint: true,
    fields: [
      { path: 'terms.businessDays', kind: 'whole-number', half: true, required: true },
      { path: 'terms.latePenalty', kind: 'area' },
      { path: 'terms.recoveryFee', kind: 'area' },
      { path: 'terms.earlyDiscount', kind: 'area' },
      {
        path: 'terms.paymentReference',
        kind: 'choice',
        options: ['document-number', 'creditor-reference', 'order-number'],
      },
    ],
  },
  {
    id: 'delivery',
    hint: true,
    fields: [
      { path: 'delivery.enabled', kind: 'switch' },
      { path: 'delivery.sender.address', kind: 'text', half: true, autoComplete: 'email' },
      { path: 'delivery.channel', kind: 'choice', half: true, options: ['email', 'portal', 'print'] },
      { path: 'delivery.moments.from', kind: 'text', half: true, required: true },
      { path: 'delivery.moments.to', kind: 'text', half: true, required: true },
      { path: 'delivery.moments.zone', kind: 'choice', half: true, options: ['recipient', 'merchant'] },
      { path: 'delivery.portal.url', kind: 'text', half: true },
      { path: 'delivery.moments.skipHolidays', kind: 'switch' },
      { path: 'delivery.learnHour', kind: 'switch' },
      { path: 'delivery.printWhenUndeliverable', kind: 'switch' },
    ],
  },
  {
    id: 'dunning',
    hint: true,
    fields: [
      { path: 'dunning.enabled', kind: 'switch' },
      { path: 'dunning.automatic', kind: 'switch' },
      { path: 'dunning.choice.business', kind: 'text', half: true, required: true },
      { path: 'dunning.choice.consumer', kind: 'text', half: true, required: true },
      { path: 'dunning.choice.public', kind: 'text', half: true, required: true },
      { path: 'dunning.policy.netting', kind: 'choice', half: true, options: ['none', 'show', 'net'] },
      { path: 'dunning.policy.claims', kind: 'choice', half: true, options: ['waive', 'carry', 'must-pay'] },
      { path: 'dunning.policy.itemGapDays', kind: 'whole-number', half: true, required: true },
      { path: 'dunning.policy.customerGapDays', kind: 'whole-number', half: true, required: true },
      { path: 'dunning.policy.bankDataDays', kind: 'whole-number', half: true, required: true },
      { path: 'dunning.policy.interest.variant', kind: 'choice', half: true, options: ['half-yearly', 'frozen'] },
      { path: 'dunning.policy.interest.agreedRate', kind: 'text', half: true },
      { path: 'dunning.policy.sending.hour', kind: 'text', half: true, required: true },
      { path: 'dunning.policy.sending.from', kind: 'text', half: true, required: true },
      { path: 'dunning.policy.sending.to', kind: 'text', half: true, required: true },
    ],
  },
  {
    id: 'payments',
    hint: true,
    fields: [
      { path: 'payments.postPartPayments', kind: 'switch' },
      { path: 'payments.postSums', kind: 'switch' },
      { path: 'payments.discountGraceDays', kind: 'whole-number', half: true, required: true },
      { path: 'payments.link', kind: 'text' },
    ],
  },
  {
    id: 'alarms',
    hint: true,
    fields: [{ path: 'alarms.silentHours', kind: 'whole-number', half: true, required: true }],
  },
];

export const FIELDS: readonly SettingsField[] = SECTIONS.flatMap((section) => section.fields);
