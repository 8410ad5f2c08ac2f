/** BT-24 of Peppol BIS Billing 3.0 begins so; an extension may follow. */
export const BILLING = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';

/** BT-23: billing, alone, answered by an invoice response, or in France. */
export const BILLING_PROCESSES: ReadonlySet<string> = new Set([
  'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  'urn:peppol:bis:billing_with_response',
  'urn:peppol:france:billing:regulated',
  'urn:peppol:france:billing:non-regulated',
]);
