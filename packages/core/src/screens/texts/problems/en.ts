/** What a problem is called, and what to do: by its code. */
export const problemsEn = {
  RULE: {
    headline: 'The invoice would break rule {{rule}}',
    advice: 'Open the order: it says what to mend.',
  },
  SETTINGS_MISSING: {
    headline: "The seller's details are missing",
    advice: 'Fill in the invoicing settings: name, address, VAT number. Waiting orders then go on by themselves.',
  },
  SELLER_VAT_NUMBER_MISSING: {
    headline: "The seller's VAT number is missing",
    advice:
      'Enter the VAT number in the settings, or choose the small-business exemption and stop charging VAT in the shop.',
  },
  NUMBER_PATTERN_UNLAWFUL: {
    headline: 'The number pattern is not lawful',
    advice: 'Correct the pattern under Numbering in the settings.',
  },
  BUYER_ADDRESS_MISSING: {
    headline: "The buyer's address is missing",
    advice: "Enter an address on the order: an invoice needs at least the buyer's country.",
  },
  VAT_REASON_AMBIGUOUS: {
    headline: 'No VAT was charged, and more than one reason fits',
    advice: 'Say once which reason holds, under “Standing answers” in the settings, then retry.',
  },
  VAT_CHARGED_UNDER_EXEMPTION: {
    headline: 'VAT was charged although an exemption applies',
    advice: 'Switch the tax off in the shop for these products, or change the VAT regime in the settings.',
  },
  SEVERAL_VAT_RATES: {
    headline: 'One line carries several VAT rates',
    advice: 'Look for overlapping tax rules in the shop; sell a bundle as one line per rate.',
  },
  TOTALS_DIFFER: {
    headline: "The lines do not add up to the order's total",
    advice: 'Look for a discount, fee or tax that is in the total but not in the lines, then retry.',
  },
  TOTAL_DIFFERS: {
    headline: 'The ERP comes to another total',
    advice: 'Compare the tax rates of the articles and the tax mapping of the connection, then retry.',
  },
  RULE_BROKEN: {
    headline: 'The invoice would break a rule',
    advice: 'Correct what the rule names, in the shop or in the settings, then retry.',
  },
  DISCOUNT_EXCEEDS_PRICE: {
    headline: 'A discount is larger than the price',
    advice: 'Correct the discount in the shop; refund the buyer if money is owed.',
  },
  REFUND_EXCEEDS_INVOICE: {
    headline: 'A refund gives back more than was invoiced',
    advice: 'Check the refund in the shop.',
  },
  REFUND_UNKNOWN_LINE: {
    headline: 'A refund names a line the order does not have',
    advice: 'Send the order again with all its lines, or refund an amount without lines.',
  },
  CREDIT_EXCEEDS_INVOICE: {
    headline: 'The credit is larger than what is left of the invoice',
    advice: 'Lower the amount, or check whether this credit was already issued.',
  },
  CURRENCY_UNKNOWN: {
    headline: 'The currency is unknown',
    advice: 'Correct the currency in the shop.',
  },
  COUNTRY_UNKNOWN: {
    headline: 'A country code is unknown',
    advice: 'Correct the country of the address in the shop.',
  },
  TEXT_UNSAFE: {
    headline: 'A text holds a forbidden character',
    advice: 'Remove the character in the shop (it often comes from copied text), then retry.',
  },
  ORDER_MALFORMED: {
    headline: 'The order has an unexpected shape',
    advice: 'Update the plugin, or report this message.',
  },
  ORDER_UNREADABLE: {
    headline: 'This release cannot read the order',
    advice: 'Nothing is lost. Upgrade Quittance, then retry; or send the order again from the shop.',
  },
  ARTICLE_UNKNOWN: {
    headline: 'The ERP does not know an article',
    advice: 'Create the article in the ERP, or correct the SKU in the shop, then retry.',
  },
  ARTICLE_SPELLING: {
    headline: 'An article is spelt differently in shop and ERP',
    advice: 'Spell the article the same on both sides, then retry.',
  },
  ARTICLE_MISSING: {
    headline: 'A line has no article for the ERP',
    advice: 'Give the product a SKU in the shop, then retry.',
  },
  ARTICLE_NOT_SALABLE: {
    headline: 'An article may not be sold in the ERP',
    advice: 'Mark the article as salable in the ERP, then retry.',
  },
  TAX_UNKNOWN: {
    headline: 'The ERP has no such tax for an article',
    advice: 'Set the tax on the article in the ERP, or map the rate in the connection settings.',
  },
  PAYMENT_TERM_UNKNOWN: {
    headline: 'The ERP does not know the payment term',
    advice: 'Create it in the ERP, or map the days in the connection settings.',
  },
  ERP_UNREACHABLE: {
    headline: 'The ERP cannot be reached',
    advice: 'Check that the ERP is running and that its address is right. It is tried again by itself.',
  },
  ERP_BUSY: {
    headline: 'The ERP is busy',
    advice: 'Nothing to do: it is tried again by itself.',
  },
  ERP_SERVER_ERROR: {
    headline: 'The ERP had an error',
    advice: "Nothing to do at first: it is tried again by itself. If it stays, look into the ERP's log.",
  },
  ERP_LOGIN_REFUSED: {
    headline: 'The ERP refused user or password',
    advice: 'Enter the password again in the connection settings, then check the connection.',
  },
  ERP_CERTIFICATE: {
    headline: "The ERP's certificate was refused",
    advice: 'Renew the certificate, or connect to the name it was issued for.',
  },
  ERP_ANSWER_LOST: {
    headline: "The ERP's answer was lost",
    advice: 'Nothing to do: Quittance looks whether the order arrived before it sends anything again.',
  },
  ERP_CONFIG_INVALID: {
    headline: 'The ERP connection is not set up correctly',
    advice: 'Correct the connection in the settings, then check it.',
  },
  ERP_SPOKE_FAILED: {
    headline: 'The connection to the ERP failed',
    advice: "See the server's log for the cause, then retry.",
  },
  STEP_FAILED: {
    headline: 'The order could not be processed',
    advice: "Report this order; nothing of it was lost. The server's log says why.",
  },
  ORDER_NOT_INVOICEABLE: {
    headline: 'The order could not be turned into an invoice',
    advice: 'Report this order; its invoice was not issued and nothing was lost.',
  },
  DOCUMENT_UNWRITABLE: {
    headline: 'The document cannot be written',
    advice: 'Look for unusual characters in the texts of the order.',
  },
};
