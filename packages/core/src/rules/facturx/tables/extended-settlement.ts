import type { Table } from '../table.ts';

/** What profile EXTENDED, delivery and settlement, of Factur-X 1.09.2 demands. */
export const EXTENDED_SETTLEMENT: Table = `
SupplyChainTradeTransaction
  ApplicableHeaderTradeDelivery
    RelatedSupplyChainConsignment
      SpecifiedLogisticsTransportMovement ModeCode=1#322
        ModeCode ~transport#346
    ShipToTradeParty ID<1#451(BT-71) RoleCode<1#815 URIUniversalCommunication<1#816 SpecifiedTaxRegistration<1#817 -ID@schemeID -Description
      GlobalID @schemeID#453 @schemeID~product-scheme#821
      SpecifiedLegalOrganization
        ID @schemeID~scheme#823
        PostalTradeAddress CountryID=1#824 CountrySubDivisionName<1#825 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#826
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#820 -URIID
        FaxUniversalCommunication CompleteNumber=1#819 -URIID
        EmailURIUniversalCommunication URIID=1#818 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#455(BT-80) CountrySubDivisionName<1#456(BT-79) -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#822(BT-80)
      URIUniversalCommunication URIID=1#829 -CompleteNumber
        URIID @schemeID#830 @schemeID~address#831
      SpecifiedTaxRegistration ID=1#827
        ID @schemeID#828
    UltimateShipToTradeParty ID<1#832 RoleCode<1#833 URIUniversalCommunication<1#834 SpecifiedTaxRegistration<1#835 -ID@schemeID -Description
      GlobalID @schemeID#839 @schemeID~product-scheme#840
      SpecifiedLegalOrganization
        ID @schemeID~scheme#844
        PostalTradeAddress CountryID=1#845 CountrySubDivisionName<1#846 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#847
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#838 -URIID
        FaxUniversalCommunication CompleteNumber=1#837 -URIID
        EmailURIUniversalCommunication URIID=1#836 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#841 CountrySubDivisionName<1#842 -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#843
      URIUniversalCommunication URIID=1#850 -CompleteNumber
        URIID @schemeID#851 @schemeID~address#852
      SpecifiedTaxRegistration ID=1#848
        ID @schemeID#849
    ShipFromTradeParty ID<1#794 RoleCode<1#795 URIUniversalCommunication<1#796 SpecifiedTaxRegistration<1#797 -ID@schemeID -Description
      GlobalID @schemeID#801 @schemeID~product-scheme#802
      SpecifiedLegalOrganization
        ID @schemeID~scheme#806
        PostalTradeAddress CountryID=1#807 CountrySubDivisionName<1#808 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#809
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#800 -URIID
        FaxUniversalCommunication CompleteNumber=1#799 -URIID
        EmailURIUniversalCommunication URIID=1#798 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#803 CountrySubDivisionName<1#804 -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#805
      URIUniversalCommunication URIID=1#812 -CompleteNumber
        URIID @schemeID#813 @schemeID~address#814
      SpecifiedTaxRegistration ID=1#810
        ID @schemeID#811
    ActualDeliverySupplyChainEvent OccurrenceDateTime=1#171(BT-72)
      OccurrenceDateTime
        DateTimeString @format#448(BT-72) @format~date#786(BT-72)
    DespatchAdviceReferencedDocument IssuerAssignedID=1#450(BT-16) -IssuerAssignedID@schemeID -URIID -LineID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
      FormattedIssueDateTime
        DateTimeString @format#790 @format~moment#791
    ReceivingAdviceReferencedDocument IssuerAssignedID=1#584(BT-15) -IssuerAssignedID@schemeID -URIID -LineID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
      FormattedIssueDateTime
        DateTimeString @format#792 @format~moment#793
    DeliveryNoteReferencedDocument IssuerAssignedID=1#787 -IssuerAssignedID@schemeID -URIID -LineID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
      FormattedIssueDateTime
        DateTimeString @format#788 @format~moment#789
  ApplicableHeaderTradeSettlement InvoiceCurrencyCode=1#38(BT-5) SpecifiedTradeSettlementHeaderMonetarySummation=1#39 PaymentReference<1#172(BT-83) ApplicableTradeTax>1#173 -CreditorReferenceID@schemeID
    TaxCurrencyCode ~currency#1011(BT-6)
    InvoiceCurrencyCode ~currency#861(BT-5)
    InvoicerTradeParty ID<1#886 Name=1#887 RoleCode<1#888 URIUniversalCommunication<1#889 SpecifiedTaxRegistration<1#890 -ID@schemeID -Description
      GlobalID @schemeID#894 @schemeID~product-scheme#895
      SpecifiedLegalOrganization
        ID @schemeID~scheme#899
        PostalTradeAddress CountryID=1#900 CountrySubDivisionName<1#901 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#902
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#893 -URIID
        FaxUniversalCommunication CompleteNumber=1#892 -URIID
        EmailURIUniversalCommunication URIID=1#891 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#896 CountrySubDivisionName<1#897 -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#898
      URIUniversalCommunication URIID=1#905 -CompleteNumber
        URIID @schemeID#906 @schemeID~address#907
      SpecifiedTaxRegistration ID=1#903
        ID @schemeID#904
    InvoiceeTradeParty ID<1#864 Name=1#865 RoleCode<1#866 URIUniversalCommunication<1#867 SpecifiedTaxRegistration<1#868 -ID@schemeID -Description
      GlobalID @schemeID#872 @schemeID~product-scheme#873
      SpecifiedLegalOrganization
        ID @schemeID~scheme#877
        PostalTradeAddress CountryID=1#878 CountrySubDivisionName<1#879 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#880
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#871 -URIID
        FaxUniversalCommunication CompleteNumber=1#870 -URIID
        EmailURIUniversalCommunication URIID=1#869 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#874 CountrySubDivisionName<1#875 -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#876
      URIUniversalCommunication URIID=1#883 -CompleteNumber
        URIID @schemeID#884 @schemeID~address#885
      SpecifiedTaxRegistration ID=1#881
        ID @schemeID#882
    PayeeTradeParty ID<1#467(BT-60) Name=1#469(BT-59) RoleCode<1#908 URIUniversalCommunication<1#909 SpecifiedTaxRegistration<1#910 -ID@schemeID -Description
      GlobalID @schemeID#470 @schemeID~product-scheme#914
      SpecifiedLegalOrganization
        ID @schemeID~scheme#918(BT-61)
        PostalTradeAddress CountryID=1#919 CountrySubDivisionName<1#920 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#921
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#913 -URIID
        FaxUniversalCommunication CompleteNumber=1#912 -URIID
        EmailURIUniversalCommunication URIID=1#911 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#915 CountrySubDivisionName<1#916 -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#917
      URIUniversalCommunication URIID=1#924 -CompleteNumber
        URIID @schemeID#925 @schemeID~address#926
      SpecifiedTaxRegistration ID=1#922
        ID @schemeID#923
    PayerTradeParty ID<1#927 Name=1#928 RoleCode<1#929 URIUniversalCommunication<1#930 SpecifiedTaxRegistration<1#931 -ID@schemeID -Description
      GlobalID @schemeID#935 @schemeID~product-scheme#936
      SpecifiedLegalOrganization
        ID @schemeID~scheme#940
        PostalTradeAddress CountryID=1#941 CountrySubDivisionName<1#942 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#943
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#934 -URIID
        FaxUniversalCommunication CompleteNumber=1#933 -URIID
        EmailURIUniversalCommunication URIID=1#932 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#937 CountrySubDivisionName<1#938 -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#939
      URIUniversalCommunication URIID=1#946 -CompleteNumber
        URIID @schemeID#947 @schemeID~address#948
      SpecifiedTaxRegistration ID=1#944
        ID @schemeID#945
    TaxApplicableTradeCurrencyExchange
      SourceCurrencyCode ~currency#332
      TargetCurrencyCode ~currency#333
      ConversionRateDateTime
        DateTimeString @format#1009 @format~date#1010
    SpecifiedTradeSettlementPaymentMeans PayeePartyCreditorFinancialAccount<1#194 Information<1#291(BT-82) TypeCode=1#488(BT-81)
      TypeCode ~means#1008(BT-81)
      ApplicableTradeSettlementFinancialCard ID=1#608(BT-87) -ID@schemeID
      PayerPartyDebtorFinancialAccount IBANID=1#195(BT-91) -IBANID@schemeID
      PayeePartyCreditorFinancialAccount -IBANID@schemeID -ProprietaryID@schemeID
      PayerSpecifiedDebtorFinancialInstitution -BICID@schemeID
      PayeeSpecifiedCreditorFinancialInstitution BICID=1#292(BT-86) -BICID@schemeID
    ApplicableTradeTax CalculatedAmount=1#176(BT-117) BasisAmount=1#177(BT-116) CategoryCode=1#178(BT-118) LineTotalBasisAmount<1#323 AllowanceChargeBasisAmount<1#324 TypeCode=1#458 -CalculatedAmount@currencyID -BasisAmount@currencyID -LineTotalBasisAmount@currencyID -AllowanceChargeBasisAmount@currencyID
      TypeCode ~tax#857
      CategoryCode ~category-b#853(BT-118)
      ExemptionReasonCode ~exemption#855(BT-121) -@listID -@listVersionID
      TaxPointDate
        DateString @format#590(BT-7) @format~date#856(BT-7)
      DueDateTypeCode ~vat-point#854(BT-8)
    BillingSpecifiedPeriod Description<1#858 -CompleteDateTime
      StartDateTime
        DateTimeString @format#462(BT-73) @format~date#860(BT-73)
      EndDateTime
        DateTimeString @format#460(BT-74) @format~date#859(BT-74)
    SpecifiedTradeAllowanceCharge[false] ChargeIndicator=1#183 ActualAmount=1#184(BT-92,BT-99) CategoryTradeTax=1#185 -BasisAmount@currencyID -ActualAmount@currencyID
      BasisQuantity @unitCode~unit#969
      ReasonCode ~allowance#973(BT-98,BT-105) -@listID
      CategoryTradeTax TypeCode=1#473 CategoryCode=1#474(BT-95,BT-102) -CalculatedAmount -BasisAmount -LineTotalBasisAmount -AllowanceChargeBasisAmount -TaxPointDate -DueDateTypeCode
        TypeCode ~tax#972
        CategoryCode ~category-b#970(BT-95,BT-102)
        ExemptionReasonCode ~exemption#971 -@listID -@listVersionID
    SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1#477 ActualAmount=1#478(BT-92,BT-99) CategoryTradeTax=1#479 -BasisAmount@currencyID -ActualAmount@currencyID
      BasisQuantity @unitCode~unit#974
      ReasonCode[5153] ~other-tax#390(BT-98,BT-105)
      ReasonCode[-listID] ~charge#978(BT-98,BT-105)
      ReasonCode -
      CategoryTradeTax TypeCode=1#480 CategoryCode=1#481(BT-95,BT-102) -CalculatedAmount -BasisAmount -LineTotalBasisAmount -AllowanceChargeBasisAmount -TaxPointDate -DueDateTypeCode
        TypeCode ~tax#977
        CategoryCode ~category-b#975(BT-95,BT-102)
        ExemptionReasonCode ~exemption#976 -@listID -@listVersionID
    SpecifiedTradeAllowanceCharge -
    SpecifiedLogisticsServiceCharge AppliedAmount=1#327 AppliedTradeTax>1#328 Description=1#963 -AppliedAmount@currencyID
      AppliedTradeTax RateApplicablePercent=1#329 TypeCode=1#964 CategoryCode=1#965 -CalculatedAmount -BasisAmount -LineTotalBasisAmount -AllowanceChargeBasisAmount -TaxPointDate -DueDateTypeCode
        TypeCode ~tax#968
        CategoryCode ~category-b#966
        ExemptionReasonCode ~exemption#967 -@listID -@listVersionID
    SpecifiedTradePaymentTerms Description<1#187(BT-20) DirectDebitMandateID<1#188(BT-89) PartialPaymentAmount<1#330 PayeeTradeParty<1#331 -DirectDebitMandateID@schemeID -PartialPaymentAmount@currencyID
      DueDateDateTime
        DateTimeString @format#484(BT-9) @format~date#983(BT-9)
      ApplicableTradePaymentPenaltyTerms -BasisAmount@currencyID -ActualPenaltyAmount@currencyID
        BasisDateTime
          DateTimeString @format#981 @format~date#982
        BasisPeriodMeasure @unitCode#277
      ApplicableTradePaymentDiscountTerms -BasisAmount@currencyID -ActualDiscountAmount@currencyID
        BasisDateTime
          DateTimeString @format#979 @format~date#980
      PayeeTradeParty ID<1#984 Name=1#985 RoleCode<1#986 URIUniversalCommunication<1#987 SpecifiedTaxRegistration<1#988 -ID@schemeID -Description
        GlobalID @schemeID#992 @schemeID~product-scheme#993
        SpecifiedLegalOrganization
          ID @schemeID~scheme#997
          PostalTradeAddress CountryID=1#998 CountrySubDivisionName<1#999 -PostcodeCode@listID -PostcodeCode@listVersionID
            CountryID ~country#1000
        DefinedTradeContact
          TelephoneUniversalCommunication CompleteNumber=1#991 -URIID
          FaxUniversalCommunication CompleteNumber=1#990 -URIID
          EmailURIUniversalCommunication URIID=1#989 -URIID@schemeID -CompleteNumber
        PostalTradeAddress CountryID=1#994 CountrySubDivisionName<1#995 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#996
        URIUniversalCommunication URIID=1#1003 -CompleteNumber
          URIID @schemeID#1004 @schemeID~address#1005
        SpecifiedTaxRegistration ID=1#1001
          ID @schemeID#1002
    SpecifiedTradeSettlementHeaderMonetarySummation TaxBasisTotalAmount=1#41(BT-109) TaxTotalAmount[invoice_currency]<1#42(BT-110,BT-111) GrandTotalAmount=1#43(BT-112) DuePayableAmount=1#44(BT-115) LineTotalAmount=1#189(BT-106) ChargeTotalAmount<1#190(BT-108) AllowanceTotalAmount<1#191(BT-107) TaxTotalAmount[tax_currency]<1#192(BT-110,BT-111) TotalPrepaidAmount<1#193(BT-113) RoundingAmount<1#290(BT-114) -LineTotalAmount@currencyID -ChargeTotalAmount@currencyID -AllowanceTotalAmount@currencyID -TaxBasisTotalAmount@currencyID -RoundingAmount@currencyID -GrandTotalAmount@currencyID -TotalPrepaidAmount@currencyID -DuePayableAmount@currencyID
      TaxTotalAmount[invoice_currency] @currencyID~currency#1006(BT-110,BT-111)
      TaxTotalAmount[tax_currency] @currencyID~currency#1007(BT-110,BT-111)
      TaxTotalAmount -
    SpecifiedFinancialAdjustment Reason=1#383 ActualAmount=1#962 -ActualAmount@currencyID
    InvoiceReferencedDocument IssuerAssignedID=1#415(BT-25) -IssuerAssignedID@schemeID -URIID -LineID -Name -AttachmentBinaryObject -ReferenceTypeCode
      TypeCode ~preceding#863
      FormattedIssueDateTime
        DateTimeString @format#465(BT-26) @format~moment#862(BT-26)
    ReceivableSpecifiedTradeAccountingAccount -ID@schemeID
      TypeCode ~carriage#949
    SpecifiedAdvancePayment IncludedTradeTax>1#325 InvoiceSpecifiedReferencedDocument<1#326 -PaidAmount@currencyID
      FormattedReceivedDateTime
        DateTimeString @format#950 @format~moment#951
      IncludedTradeTax CalculatedAmount=1#952 TypeCode=1#953 CategoryCode=1#954 -CalculatedAmount@currencyID -BasisAmount -LineTotalBasisAmount -AllowanceChargeBasisAmount -TaxPointDate -DueDateTypeCode
        TypeCode ~tax#957
        CategoryCode ~category-b#955
        ExemptionReasonCode ~exemption#956 -@listID -@listVersionID
      InvoiceSpecifiedReferencedDocument IssuerAssignedID=1#958 -IssuerAssignedID@schemeID -URIID -LineID -Name -AttachmentBinaryObject -ReferenceTypeCode
        TypeCode ~preceding#961
        FormattedIssueDateTime
          DateTimeString @format#959 @format~moment#960
`;
