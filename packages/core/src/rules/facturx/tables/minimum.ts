import type { Table } from '../table.ts';

/** What profile MINIMUM of Factur-X 1.09.2 demands. */
export const MINIMUM: Table = `
ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<1#24 GuidelineSpecifiedDocumentContextParameter=1#25
  BusinessProcessSpecifiedDocumentContextParameter ID=1#406(BT-23) -ID@schemeID
  GuidelineSpecifiedDocumentContextParameter ID=1#407(BT-24)
    ID ~guideline-minimum#26(BT-24) -@schemeID
ExchangedDocument ID=1#19(BT-1) TypeCode=1#20(BT-3) -ID@schemeID
  TypeCode ~document#23(BT-3)
  IssueDateTime
    DateTimeString @format#21(BT-2) @format~date#22(BT-2)
SupplyChainTradeTransaction
  ApplicableHeaderTradeAgreement SellerTradeParty=1#27 BuyerTradeParty=1#28
    SellerTradeParty PostalTradeAddress=1#32 SpecifiedTaxRegistration[VA]<1#33 SpecifiedTaxRegistration[FC]<1#34 Name=1#409(BT-27)
      SpecifiedLegalOrganization
        ID @schemeID~scheme#410(BT-30)
      PostalTradeAddress CountryID=1#35(BT-40)
        CountryID ~country#36(BT-40)
      SpecifiedTaxRegistration[FC] ID=1#411(BT-31,BT-32)
        ID @schemeID#37(BT-31,BT-32)
      SpecifiedTaxRegistration[VA] ID=1#412(BT-31,BT-32)
        ID @schemeID#413(BT-31,BT-32)
      SpecifiedTaxRegistration -
    BuyerTradeParty Name=1#30(BT-44) -PostalTradeAddress -SpecifiedTaxRegistration
      SpecifiedLegalOrganization ID=1#408(BT-47)
        ID @schemeID~scheme#31(BT-47)
    BuyerOrderReferencedDocument IssuerAssignedID=1#29(BT-13) -IssuerAssignedID@schemeID
  ApplicableHeaderTradeSettlement InvoiceCurrencyCode=1#38(BT-5) SpecifiedTradeSettlementHeaderMonetarySummation=1#39
    InvoiceCurrencyCode ~currency#40(BT-5)
    SpecifiedTradeSettlementHeaderMonetarySummation TaxBasisTotalAmount=1#41(BT-109) TaxTotalAmount[invoice_currency]<1#42(BT-110,BT-111) GrandTotalAmount=1#43(BT-112) DuePayableAmount=1#44(BT-115) TaxTotalAmount[tax_currency]<1#192(BT-110,BT-111) -TaxBasisTotalAmount@currencyID -GrandTotalAmount@currencyID -DuePayableAmount@currencyID
      TaxTotalAmount[invoice_currency] @currencyID~currency#45(BT-110,BT-111)
      TaxTotalAmount[tax_currency] @currencyID~currency#414(BT-110,BT-111)
      TaxTotalAmount -
`;
