import type { Table } from '../table.ts';

/** What profile EXTENDED, the document and its lines, of Factur-X 1.09.2 demands. */
export const EXTENDED_LINES: Table = `
ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<1#24 GuidelineSpecifiedDocumentContextParameter=1#25
  BusinessProcessSpecifiedDocumentContextParameter ID=1#406(BT-23) -ID@schemeID
  GuidelineSpecifiedDocumentContextParameter ID=1#407(BT-24)
    ID ~guideline-extended#636(BT-24) -@schemeID
ExchangedDocument ID=1#19(BT-1) TypeCode=1#20(BT-3) LanguageID<1#315 Name<1#630 -ID@schemeID
  TypeCode ~document#635(BT-3)
  IssueDateTime
    DateTimeString @format#21(BT-2) @format~date#634(BT-2)
  LanguageID ~language#389 -@schemeID
  IncludedNote SubjectCode<1#161(BT-21) Content<1#317(BT-22) -ContentCode@listID -ContentCode@listVersionID
    SubjectCode ~subject#633(BT-21) -@listID -@listVersionID
  EffectiveSpecifiedPeriod CompleteDateTime=1#316 -Description -StartDateTime -EndDateTime
    CompleteDateTime
      DateTimeString @format#631 @format~date#632
SupplyChainTradeTransaction IncludedSupplyChainTradeLineItem>1#265
  IncludedSupplyChainTradeLineItem AssociatedDocumentLineDocument=1#266 SpecifiedTradeProduct=1#267
    AssociatedDocumentLineDocument LineID=1#270(BT-126) -LineID@schemeID -ParentLineID@schemeID
      LineStatusCode ~line-status#334
      LineStatusReasonCode ~line-kind#335 -@listID -@listVersionID
      IncludedNote Content<1#1012(BT-127) SubjectCode<1#1013 -ContentCode@listID -ContentCode@listVersionID
        SubjectCode ~subject#1014 -@listID -@listVersionID
    SpecifiedTradeProduct Name=1#550(BT-153) Description<1#625(BT-154) -ID@schemeID -SellerAssignedID@schemeID -BuyerAssignedID@schemeID -IndustryAssignedID@schemeID -ModelID@schemeID -BatchID@schemeID
      GlobalID @schemeID#551(BT-157) @schemeID~scheme#1146(BT-157)
      ApplicableProductCharacteristic Value<1#384(BT-161) Description<1#1144(BT-160) -TypeCode@listID -TypeCode@listVersionID
      DesignatedProductClassification ClassName<1#342
        ClassCode @listID#296(BT-158) @listID~item-scheme#1145(BT-158)
      IndividualTradeProductInstance -BatchID@schemeID -SupplierAssignedSerialID@schemeID
      OriginTradeCountry ID=1#627(BT-159)
        ID ~country#1173(BT-159)
      ManufacturerTradeParty SpecifiedTaxRegistration[FC]<2#385 SpecifiedTaxRegistration[VA]<2#386 RoleCode<1#1154 Description<1#1155 URIUniversalCommunication<1#1156 -ID@schemeID
        GlobalID @schemeID#1160 @schemeID~product-scheme#1161
        SpecifiedLegalOrganization -PostalTradeAddress
          ID @schemeID~scheme#1165
        DefinedTradeContact
          TelephoneUniversalCommunication CompleteNumber=1#1159 -URIID
          FaxUniversalCommunication CompleteNumber=1#1158 -URIID
          EmailURIUniversalCommunication URIID=1#1157 -URIID@schemeID -CompleteNumber
        PostalTradeAddress CountryID=1#1162 CountrySubDivisionName<1#1163 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#1164
        URIUniversalCommunication URIID=1#1170 -CompleteNumber
          URIID @schemeID#1171 @schemeID~address#1172
        SpecifiedTaxRegistration[FC] ID=1#1166
          ID @schemeID#1167
        SpecifiedTaxRegistration[VA] ID=1#1168
          ID @schemeID#1169
        SpecifiedTaxRegistration -
      IncludedReferencedProduct IndustryAssignedID<1#343 UnitQuantity<1#344 ID<1#1147 Name=1#1148 Description<1#1149 -ID@schemeID -SellerAssignedID@schemeID -BuyerAssignedID@schemeID -IndustryAssignedID@schemeID
        GlobalID @schemeID#1150 @schemeID~scheme#1151
        UnitQuantity @unitCode#1152 @unitCode~unit#1153
    SpecifiedLineTradeAgreement
      ApplicableTradeDeliveryTerms DeliveryTypeCode=1#1026
        DeliveryTypeCode ~incoterm#1027
        RelevantTradeLocation
          CountryID ~country#1028
      SellerOrderReferencedDocument -IssuerAssignedID@schemeID -URIID -LineID@schemeID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
        FormattedIssueDateTime
          DateTimeString @format#1069 @format~moment#1070
      BuyerOrderReferencedDocument -IssuerAssignedID@schemeID -URIID -LineID@schemeID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
        FormattedIssueDateTime
          DateTimeString @format#1029 @format~moment#1030
      QuotationReferencedDocument -IssuerAssignedID@schemeID -URIID -LineID@schemeID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
        FormattedIssueDateTime
          DateTimeString @format#1067 @format~moment#1068
      ContractReferencedDocument -IssuerAssignedID@schemeID -URIID -LineID@schemeID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
        FormattedIssueDateTime
          DateTimeString @format#1031 @format~moment#1032
      AdditionalReferencedDocument IssuerAssignedID=1#1015 TypeCode=1#1016 Name<1#1017 AttachmentBinaryObject<1#1018 -IssuerAssignedID@schemeID -URIID@schemeID -LineID@schemeID
        TypeCode ~attached#1025
        AttachmentBinaryObject @mimeCode#1019 @mimeCode~file#1020 @filename#1021
        ReferenceTypeCode ~object-scheme#1024
        FormattedIssueDateTime
          DateTimeString @format#1022 @format~moment#1023
      GrossPriceProductTradePrice ChargeAmount=1#273(BT-148) -ChargeAmount@currencyID -IncludedTradeTax
        BasisQuantity @unitCode~unit#1037
        AppliedTradeAllowanceCharge[false] ChargeIndicator=1#530 ActualAmount=1#531(BT-147) -SequenceNumeric -BasisAmount@currencyID -BasisQuantity -ActualAmount@currencyID -CategoryTradeTax
          ReasonCode ~allowance#1033 -@listID
        AppliedTradeAllowanceCharge[true] ChargeIndicator=1#1034 ActualAmount=1#1035(BT-147) -SequenceNumeric -BasisAmount@currencyID -BasisQuantity -ActualAmount@currencyID -CategoryTradeTax
          ReasonCode[5153] ~tax#1036
          ReasonCode[-listID]
          ReasonCode -
        AppliedTradeAllowanceCharge -
      NetPriceProductTradePrice IncludedTradeTax<1#336 ChargeAmount=1#532(BT-146) -ChargeAmount@currencyID -AppliedTradeAllowanceCharge
        BasisQuantity @unitCode~unit#1059(BT-149,BT-150)
        IncludedTradeTax CalculatedAmount=1#1060 TypeCode=1#1061 CategoryCode=1#1062 RateApplicablePercent=1#1063 -CalculatedAmount@currencyID -BasisAmount -LineTotalBasisAmount -AllowanceChargeBasisAmount -TaxPointDate -DueDateTypeCode
          TypeCode ~VAT#1066
          CategoryCode ~category-b#1064
          ExemptionReasonCode ~exemption#1065 -@listID -@listVersionID
      ItemSellerTradeParty RoleCode<1#1038 Description<1#1039 URIUniversalCommunication<1#1040 SpecifiedTaxRegistration[VA]<1#1041 SpecifiedTaxRegistration[FC]<1#1042 -ID@schemeID
        GlobalID @schemeID#1046 @schemeID~product-scheme#1047
        SpecifiedLegalOrganization -PostalTradeAddress
          ID @schemeID~scheme#1051
        DefinedTradeContact
          TelephoneUniversalCommunication CompleteNumber=1#1045 -URIID
          FaxUniversalCommunication CompleteNumber=1#1044 -URIID
          EmailURIUniversalCommunication URIID=1#1043 -URIID@schemeID -CompleteNumber
        PostalTradeAddress CountryID=1#1048 CountrySubDivisionName<1#1049 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#1050
        URIUniversalCommunication URIID=1#1056 -CompleteNumber
          URIID @schemeID#1057 @schemeID~address#1058
        SpecifiedTaxRegistration[FC] ID=1#1052
          ID @schemeID#1053
        SpecifiedTaxRegistration[VA] ID=1#1054
          ID @schemeID#1055
        SpecifiedTaxRegistration -
      UltimateCustomerOrderReferencedDocument -IssuerAssignedID@schemeID -URIID -LineID@schemeID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
        FormattedIssueDateTime
          DateTimeString @format#1071 @format~moment#1072
    SpecifiedLineTradeDelivery
      BilledQuantity @unitCode~unit#1076(BT-129,BT-130)
      ChargeFreeQuantity @unitCode#1077 @unitCode~unit#1078
      PackageQuantity @unitCode#1083 @unitCode~unit#1084
      PerPackageUnitQuantity @unitCode#1085 @unitCode~unit#1086
      ShipToTradeParty ID<1#1089 RoleCode<1#1090 URIUniversalCommunication<1#1091 SpecifiedTaxRegistration<1#1092 -ID@schemeID -Description
        GlobalID @schemeID#1096 @schemeID~product-scheme#1097
        SpecifiedLegalOrganization -PostalTradeAddress
          ID @schemeID#1101 @schemeID~scheme#1102
        DefinedTradeContact
          TelephoneUniversalCommunication CompleteNumber=1#1095 -URIID
          FaxUniversalCommunication CompleteNumber=1#1094 -URIID
          EmailURIUniversalCommunication URIID=1#1093 -URIID@schemeID -CompleteNumber
        PostalTradeAddress CountryID=1#1098 CountrySubDivisionName<1#1099 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#1100
        URIUniversalCommunication URIID=1#1105 -CompleteNumber
          URIID @schemeID#1106 @schemeID~address#1107
        SpecifiedTaxRegistration ID=1#1103
          ID @schemeID#1104
      UltimateShipToTradeParty ID<1#1108 RoleCode<1#1109 URIUniversalCommunication<1#1110 SpecifiedTaxRegistration<1#1111 -ID@schemeID -Description
        GlobalID @schemeID#1115 @schemeID~product-scheme#1116
        SpecifiedLegalOrganization -PostalTradeAddress
          ID @schemeID~scheme#1120
        DefinedTradeContact
          TelephoneUniversalCommunication CompleteNumber=1#1114 -URIID
          FaxUniversalCommunication CompleteNumber=1#1113 -URIID
          EmailURIUniversalCommunication URIID=1#1112 -URIID@schemeID -CompleteNumber
        PostalTradeAddress CountryID=1#1117 CountrySubDivisionName<1#1118 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#1119
        URIUniversalCommunication URIID=1#1123 -CompleteNumber
          URIID @schemeID#1124 @schemeID~address#1125
        SpecifiedTaxRegistration ID=1#1121
          ID @schemeID#1122
      ActualDeliverySupplyChainEvent OccurrenceDateTime=1#1073
        OccurrenceDateTime
          DateTimeString @format#1074 @format~date#1075
      DespatchAdviceReferencedDocument -IssuerAssignedID@schemeID -URIID -LineID@schemeID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
        FormattedIssueDateTime
          DateTimeString @format#1081 @format~moment#1082
      ReceivingAdviceReferencedDocument -IssuerAssignedID@schemeID -URIID -LineID@schemeID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
        FormattedIssueDateTime
          DateTimeString @format#1087 @format~moment#1088
      DeliveryNoteReferencedDocument -IssuerAssignedID@schemeID -URIID -LineID@schemeID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
        FormattedIssueDateTime
          DateTimeString @format#1079 @format~moment#1080
    SpecifiedLineTradeSettlement InvoiceReferencedDocument<1#337
      ApplicableTradeTax CalculatedAmount<1#338 -CalculatedAmount@currencyID -BasisAmount -LineTotalBasisAmount -AllowanceChargeBasisAmount -TaxPointDate
        TypeCode ~tax#1131
        CategoryCode ~category-b#1128(BT-151)
        ExemptionReasonCode ~exemption#1130 -@listID -@listVersionID
        DueDateTypeCode ~vat-point#1129
      BillingSpecifiedPeriod -Description -CompleteDateTime
        StartDateTime
          DateTimeString @format#541(BT-134) @format~date#1133(BT-134)
        EndDateTime
          DateTimeString @format#539(BT-135) @format~date#1132(BT-135)
      SpecifiedTradeAllowanceCharge[false] ChargeIndicator=1#543 ActualAmount=1#544(BT-136,BT-141) -SequenceNumeric -BasisAmount@currencyID -BasisQuantity -ActualAmount@currencyID -CategoryTradeTax
        ReasonCode ~allowance#1137(BT-140,BT-145) -@listID
      SpecifiedTradeAllowanceCharge[true] ChargeIndicator=1#546 ActualAmount=1#547(BT-136,BT-141) -SequenceNumeric -BasisAmount@currencyID -BasisQuantity -ActualAmount@currencyID -CategoryTradeTax
        ReasonCode[5153] ~tax#1138(BT-140,BT-145)
        ReasonCode[-listID] ~charge#1139(BT-140,BT-145)
        ReasonCode -
      SpecifiedTradeAllowanceCharge -
      SpecifiedTradeSettlementLineMonetarySummation GrandTotalAmount<1#340 TotalAllowanceChargeAmount<1#341 LineTotalAmount<1#382(BT-131) TaxTotalAmount[document_invoice_currency]<1#387 TaxTotalAmount[document_tax_currency]<1#388 ChargeTotalAmount<1#1140 AllowanceTotalAmount<1#1141 -LineTotalAmount@currencyID -ChargeTotalAmount@currencyID -AllowanceTotalAmount@currencyID -GrandTotalAmount@currencyID -TotalAllowanceChargeAmount@currencyID
        TaxTotalAmount[document_invoice_currency] @currencyID~currency#1142
        TaxTotalAmount[document_tax_currency] @currencyID~currency#1143
        TaxTotalAmount -
      InvoiceReferencedDocument -IssuerAssignedID@schemeID -URIID -LineID@schemeID -Name -AttachmentBinaryObject -ReferenceTypeCode
        TypeCode ~preceding#1136
        FormattedIssueDateTime
          DateTimeString @format#1134 @format~moment#1135
      AdditionalReferencedDocument IssuerAssignedID=1#615(BT-128) TypeCode=1#616 -IssuerAssignedID@schemeID -URIID -LineID -Name -AttachmentBinaryObject -FormattedIssueDateTime
        TypeCode ~attached#1127
        ReferenceTypeCode ~object-scheme#1126
      ReceivableSpecifiedTradeAccountingAccount -ID@schemeID
`;
