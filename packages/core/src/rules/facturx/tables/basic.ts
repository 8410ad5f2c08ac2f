import type { Table } from '../table.ts';

/** What profile BASIC of Factur-X 1.09.2 demands. */
export const BASIC: Table = `
ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<1#24 GuidelineSpecifiedDocumentContextParameter=1#25
  BusinessProcessSpecifiedDocumentContextParameter ID=1#406(BT-23) -ID@schemeID
  GuidelineSpecifiedDocumentContextParameter ID=1#407(BT-24)
    ID ~guideline-basic#493(BT-24) -@schemeID
ExchangedDocument ID=1#19(BT-1) TypeCode=1#20(BT-3) -ID@schemeID
  TypeCode ~document#492(BT-3)
  IssueDateTime
    DateTimeString @format#21(BT-2) @format~date#491(BT-2)
  IncludedNote Content=1#160(BT-22) SubjectCode<1#161(BT-21)
    SubjectCode ~subject#490(BT-21)
SupplyChainTradeTransaction IncludedSupplyChainTradeLineItem>1#265
  IncludedSupplyChainTradeLineItem AssociatedDocumentLineDocument=1#266 SpecifiedTradeProduct=1#267 SpecifiedLineTradeAgreement=1#268 SpecifiedLineTradeDelivery=1#269
    AssociatedDocumentLineDocument LineID=1#270(BT-126) IncludedNote<1#271 -LineID@schemeID
      IncludedNote Content=1#529(BT-127) -SubjectCode
    SpecifiedTradeProduct Name=1#550(BT-153)
      GlobalID @schemeID#551(BT-157) @schemeID~scheme#552(BT-157)
    SpecifiedLineTradeAgreement NetPriceProductTradePrice=1#272
      GrossPriceProductTradePrice ChargeAmount=1#273(BT-148) AppliedTradeAllowanceCharge[false]<1#274 -ChargeAmount@currencyID
        BasisQuantity @unitCode~unit#275
        AppliedTradeAllowanceCharge[false] ChargeIndicator=1#530 ActualAmount=1#531(BT-147) -CalculationPercent -BasisAmount -ActualAmount@currencyID -ReasonCode -Reason -CategoryTradeTax
        AppliedTradeAllowanceCharge[true]
        AppliedTradeAllowanceCharge -
      NetPriceProductTradePrice ChargeAmount=1#532(BT-146) -ChargeAmount@currencyID -AppliedTradeAllowanceCharge
        BasisQuantity @unitCode~unit#533(BT-149,BT-150)
    SpecifiedLineTradeDelivery BilledQuantity=1#276(BT-129,BT-130)
      BilledQuantity @unitCode~unit#534(BT-129,BT-130)
    SpecifiedLineTradeSettlement ApplicableTradeTax=1#278 SpecifiedTradeSettlementLineMonetarySummation=1#279
      ApplicableTradeTax TypeCode=1#535 CategoryCode=1#536(BT-151) -CalculatedAmount -ExemptionReason -BasisAmount -ExemptionReasonCode -DueDateTypeCode
        TypeCode ~VAT#538
        CategoryCode ~category#537(BT-151)
      BillingSpecifiedPeriod
        StartDateTime
          DateTimeString @format#541(BT-134) @format~date#542(BT-134)
        EndDateTime
          DateTimeString @format#539(BT-135) @format~date#540(BT-135)
      SpecifiedTradeAllowanceCharge[false] ChargeIndicator=1#543 ActualAmount=1#544(BT-136,BT-141) -CalculationPercent -BasisAmount -ActualAmount@currencyID -CategoryTradeTax
        ReasonCode ~allowance#545(BT-140,BT-145)
      SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1#546 ActualAmount=1#547(BT-136,BT-141) -CalculationPercent -BasisAmount -ActualAmount@currencyID -CategoryTradeTax
        ReasonCode[5153]
        ReasonCode[-listID] ~charge#548(BT-140,BT-145)
        ReasonCode -
      SpecifiedTradeAllowanceCharge -
      SpecifiedTradeSettlementLineMonetarySummation LineTotalAmount=1#549(BT-131) -LineTotalAmount@currencyID
  ApplicableHeaderTradeAgreement SellerTradeParty=1#27 BuyerTradeParty=1#28
    SellerTradeParty PostalTradeAddress=1#32 SpecifiedTaxRegistration[VA]<1#33 SpecifiedTaxRegistration[FC]<1#34 Name=1#409(BT-27) URIUniversalCommunication<1#439 -ID@schemeID
      GlobalID @schemeID#440 @schemeID~global-scheme#501
      SpecifiedLegalOrganization
        ID @schemeID~scheme#503(BT-30)
      PostalTradeAddress CountryID=1#35(BT-40) CountrySubDivisionName<1#442(BT-39)
        CountryID ~country#502(BT-40)
      URIUniversalCommunication URIID=1#445(BT-34)
        URIID @schemeID#446(BT-34) @schemeID~address#504(BT-34)
      SpecifiedTaxRegistration[FC] ID=1#411(BT-31,BT-32)
        ID @schemeID#37(BT-31,BT-32)
      SpecifiedTaxRegistration[VA] ID=1#412(BT-31,BT-32)
        ID @schemeID#413(BT-31,BT-32)
      SpecifiedTaxRegistration -
    BuyerTradeParty Name=1#30(BT-44) ID<1#163(BT-46) GlobalID<1#164 URIUniversalCommunication<1#165 SpecifiedTaxRegistration<1#166 PostalTradeAddress=1#419 -ID@schemeID
      GlobalID @schemeID#420 @schemeID~global-scheme#494
      SpecifiedLegalOrganization -TradingBusinessName
        ID @schemeID~scheme#496(BT-47)
      PostalTradeAddress CountrySubDivisionName<1#167(BT-54) CountryID=1#422(BT-55)
        CountryID ~country#495(BT-55)
      URIUniversalCommunication URIID=1#168(BT-49)
        URIID @schemeID#428(BT-49) @schemeID~address#498(BT-49)
      SpecifiedTaxRegistration ID=1#425(BT-48)
        ID @schemeID#426(BT-48) @schemeID~VA#497(BT-48)
    SellerTaxRepresentativeTradeParty SpecifiedTaxRegistration=1#169 Name=1#431(BT-62) PostalTradeAddress=1#432 -ID -GlobalID -SpecifiedLegalOrganization -URIUniversalCommunication
      PostalTradeAddress CountryID=1#433(BT-69) CountrySubDivisionName<1#434(BT-68)
        CountryID ~country#499(BT-69)
      SpecifiedTaxRegistration ID=1#436(BT-63)
        ID @schemeID#437(BT-63) @schemeID~VA#500(BT-63)
    BuyerOrderReferencedDocument IssuerAssignedID=1#29(BT-13) -IssuerAssignedID@schemeID -FormattedIssueDateTime
    ContractReferencedDocument IssuerAssignedID=1#430(BT-12) -IssuerAssignedID@schemeID -FormattedIssueDateTime
  ApplicableHeaderTradeDelivery
    ShipToTradeParty ID<1#451(BT-71) GlobalID<1#452 -ID@schemeID -SpecifiedLegalOrganization -URIUniversalCommunication -SpecifiedTaxRegistration
      GlobalID @schemeID#453 @schemeID~global-scheme#506
      PostalTradeAddress CountryID=1#455(BT-80) CountrySubDivisionName<1#456(BT-79)
        CountryID ~country#507(BT-80)
    ActualDeliverySupplyChainEvent OccurrenceDateTime=1#171(BT-72)
      OccurrenceDateTime
        DateTimeString @format#448(BT-72) @format~date#505(BT-72)
    DespatchAdviceReferencedDocument IssuerAssignedID=1#450(BT-16) -IssuerAssignedID@schemeID -FormattedIssueDateTime
  ApplicableHeaderTradeSettlement InvoiceCurrencyCode=1#38(BT-5) SpecifiedTradeSettlementHeaderMonetarySummation=1#39 PaymentReference<1#172(BT-83) ApplicableTradeTax>1#173 SpecifiedTradePaymentTerms<1#174 ReceivableSpecifiedTradeAccountingAccount<1#175 -CreditorReferenceID@schemeID
    TaxCurrencyCode ~currency#528(BT-6)
    InvoiceCurrencyCode ~currency#514(BT-5)
    PayeeTradeParty ID<1#467(BT-60) GlobalID<1#468 Name=1#469(BT-59) -ID@schemeID -PostalTradeAddress -URIUniversalCommunication -SpecifiedTaxRegistration
      GlobalID @schemeID#470 @schemeID~global-scheme#516
      SpecifiedLegalOrganization -TradingBusinessName
        ID @schemeID~scheme#517(BT-61)
    SpecifiedTradeSettlementPaymentMeans PayeePartyCreditorFinancialAccount<1#194 TypeCode=1#488(BT-81)
      TypeCode ~means#527(BT-81)
      PayerPartyDebtorFinancialAccount IBANID=1#195(BT-91) -IBANID@schemeID
      PayeePartyCreditorFinancialAccount -IBANID@schemeID -ProprietaryID@schemeID
    ApplicableTradeTax CalculatedAmount=1#176(BT-117) BasisAmount=1#177(BT-116) CategoryCode=1#178(BT-118) TypeCode=1#458 -CalculatedAmount@currencyID -BasisAmount@currencyID
      TypeCode ~VAT#511
      CategoryCode ~category#508(BT-118)
      ExemptionReasonCode ~exemption#510(BT-121)
      DueDateTypeCode ~vat-point#509(BT-8)
    BillingSpecifiedPeriod
      StartDateTime
        DateTimeString @format#462(BT-73) @format~date#513(BT-73)
      EndDateTime
        DateTimeString @format#460(BT-74) @format~date#512(BT-74)
    SpecifiedTradeAllowanceCharge[false] ChargeIndicator=1#183 ActualAmount=1#184(BT-92,BT-99) CategoryTradeTax=1#185 -BasisAmount@currencyID -ActualAmount@currencyID
      ReasonCode ~allowance#520(BT-98,BT-105)
      CategoryTradeTax TypeCode=1#473 CategoryCode=1#474(BT-95,BT-102) -CalculatedAmount -ExemptionReason -BasisAmount -ExemptionReasonCode -DueDateTypeCode
        TypeCode ~VAT#519
        CategoryCode ~category#518(BT-95,BT-102)
    SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1#477 ActualAmount=1#478(BT-92,BT-99) CategoryTradeTax=1#479 -BasisAmount@currencyID -ActualAmount@currencyID
      ReasonCode[5153]
      ReasonCode[-listID] ~charge#523(BT-98,BT-105)
      ReasonCode -
      CategoryTradeTax TypeCode=1#480 CategoryCode=1#481(BT-95,BT-102) -CalculatedAmount -ExemptionReason -BasisAmount -ExemptionReasonCode -DueDateTypeCode
        TypeCode ~VAT#522
        CategoryCode ~category#521(BT-95,BT-102)
    SpecifiedTradeAllowanceCharge -
    SpecifiedTradePaymentTerms Description<1#187(BT-20) DirectDebitMandateID<1#188(BT-89) -DirectDebitMandateID@schemeID
      DueDateDateTime
        DateTimeString @format#484(BT-9) @format~date#524(BT-9)
    SpecifiedTradeSettlementHeaderMonetarySummation TaxBasisTotalAmount=1#41(BT-109) TaxTotalAmount[invoice_currency]<1#42(BT-110,BT-111) GrandTotalAmount=1#43(BT-112) DuePayableAmount=1#44(BT-115) LineTotalAmount=1#189(BT-106) ChargeTotalAmount<1#190(BT-108) AllowanceTotalAmount<1#191(BT-107) TaxTotalAmount[tax_currency]<1#192(BT-110,BT-111) TotalPrepaidAmount<1#193(BT-113) -LineTotalAmount@currencyID -ChargeTotalAmount@currencyID -AllowanceTotalAmount@currencyID -TaxBasisTotalAmount@currencyID -GrandTotalAmount@currencyID -TotalPrepaidAmount@currencyID -DuePayableAmount@currencyID
      TaxTotalAmount[invoice_currency] @currencyID~currency#525(BT-110,BT-111)
      TaxTotalAmount[tax_currency] @currencyID~currency#526(BT-110,BT-111)
      TaxTotalAmount -
    InvoiceReferencedDocument IssuerAssignedID=1#415(BT-25) -IssuerAssignedID@schemeID
      FormattedIssueDateTime
        DateTimeString @format#465(BT-26) @format~date#515(BT-26)
    ReceivableSpecifiedTradeAccountingAccount -ID@schemeID
`;
