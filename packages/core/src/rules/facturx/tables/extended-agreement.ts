import type { Table } from '../table.ts';

/** What profile EXTENDED, agreement, of Factur-X 1.09.2 demands. */
export const EXTENDED_AGREEMENT: Table = `
SupplyChainTradeTransaction
  ApplicableHeaderTradeAgreement SellerTradeParty=1#27 BuyerTradeParty=1#28
    SellerTradeParty PostalTradeAddress=1#32 SpecifiedTaxRegistration[VA]<1#33 SpecifiedTaxRegistration[FC]<1#34 Name=1#409(BT-27) URIUniversalCommunication<1#439 Description<1#575(BT-33) RoleCode<1#774 -ID@schemeID
      GlobalID @schemeID#440 @schemeID~product-scheme#776
      SpecifiedLegalOrganization
        ID @schemeID~scheme#778(BT-30)
        PostalTradeAddress CountryID=1#779 CountrySubDivisionName<1#780 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#781
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#578(BT-42) -URIID
        FaxUniversalCommunication CompleteNumber=1#775 -URIID
        EmailURIUniversalCommunication URIID=1#577(BT-43) -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#35(BT-40) CountrySubDivisionName<1#442(BT-39) -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#777(BT-40)
      URIUniversalCommunication URIID=1#445(BT-34) -CompleteNumber
        URIID @schemeID#446(BT-34) @schemeID~address#782(BT-34)
      SpecifiedTaxRegistration[FC] ID=1#411(BT-31,BT-32)
        ID @schemeID#37(BT-31,BT-32)
      SpecifiedTaxRegistration[VA] ID=1#412(BT-31,BT-32)
        ID @schemeID#413(BT-31,BT-32)
      SpecifiedTaxRegistration -
    BuyerTradeParty Name=1#30(BT-44) ID<1#163(BT-46) URIUniversalCommunication<1#165 SpecifiedTaxRegistration<1#166 PostalTradeAddress=1#419 RoleCode<1#694 Description<1#695 -ID@schemeID
      GlobalID @schemeID#420 @schemeID~product-scheme#697
      SpecifiedLegalOrganization
        ID @schemeID~scheme#699(BT-47)
        PostalTradeAddress CountryID=1#700 CountrySubDivisionName<1#701 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#702
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#289(BT-57) -URIID
        FaxUniversalCommunication CompleteNumber=1#696 -URIID
        EmailURIUniversalCommunication URIID=1#566(BT-58) -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountrySubDivisionName<1#167(BT-54) CountryID=1#422(BT-55) -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#698(BT-55)
      URIUniversalCommunication URIID=1#168(BT-49) -CompleteNumber
        URIID @schemeID#428(BT-49) @schemeID~address#704(BT-49)
      SpecifiedTaxRegistration ID=1#425(BT-48)
        ID @schemeID#426(BT-48) @schemeID~VA#703(BT-48)
    SalesAgentTradeParty ID<1#733 Name=1#734 RoleCode<1#735 URIUniversalCommunication<1#736 SpecifiedTaxRegistration<1#737 -ID@schemeID -Description
      GlobalID @schemeID#741 @schemeID~product-scheme#742
      SpecifiedLegalOrganization
        ID @schemeID~scheme#746
        PostalTradeAddress CountryID=1#747 CountrySubDivisionName<1#748 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#749
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#740 -URIID
        FaxUniversalCommunication CompleteNumber=1#739 -URIID
        EmailURIUniversalCommunication URIID=1#738 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#743 CountrySubDivisionName<1#744 -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#745
      URIUniversalCommunication URIID=1#752 -CompleteNumber
        URIID @schemeID#753 @schemeID~address#754
      SpecifiedTaxRegistration ID=1#750
        ID @schemeID#751
    BuyerTaxRepresentativeTradeParty ID<1#672 Name=1#673 RoleCode<1#674 URIUniversalCommunication<1#675 SpecifiedTaxRegistration=1#676 -ID@schemeID -Description
      GlobalID @schemeID#680 @schemeID~product-scheme#681
      SpecifiedLegalOrganization
        ID @schemeID~scheme#685
        PostalTradeAddress CountryID=1#686 CountrySubDivisionName<1#687 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#688
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#679 -URIID
        FaxUniversalCommunication CompleteNumber=1#678 -URIID
        EmailURIUniversalCommunication URIID=1#677 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#682 CountrySubDivisionName<1#683 -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#684
      URIUniversalCommunication URIID=1#691 -CompleteNumber
        URIID @schemeID#692 @schemeID~address#693
      SpecifiedTaxRegistration ID=1#689
        ID @schemeID#690
    SellerTaxRepresentativeTradeParty SpecifiedTaxRegistration=1#169 Name=1#431(BT-62) PostalTradeAddress=1#432 ID<1#757 RoleCode<1#758 URIUniversalCommunication<1#759 -ID@schemeID -Description
      GlobalID @schemeID#763 @schemeID~product-scheme#764
      SpecifiedLegalOrganization
        ID @schemeID~scheme#766
        PostalTradeAddress CountryID=1#767 CountrySubDivisionName<1#768 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#769
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#762 -URIID
        FaxUniversalCommunication CompleteNumber=1#761 -URIID
        EmailURIUniversalCommunication URIID=1#760 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#433(BT-69) CountrySubDivisionName<1#434(BT-68) -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#765(BT-69)
      URIUniversalCommunication URIID=1#771 -CompleteNumber
        URIID @schemeID#772 @schemeID~address#773
      SpecifiedTaxRegistration ID=1#436(BT-63)
        ID @schemeID#437(BT-63) @schemeID~VA#770(BT-63)
    ProductEndUserTradeParty ID<1#708 Name=1#709 RoleCode<1#710 URIUniversalCommunication<1#711 SpecifiedTaxRegistration<1#712 -ID@schemeID -Description
      GlobalID @schemeID#716 @schemeID~product-scheme#717
      SpecifiedLegalOrganization
        ID @schemeID~scheme#721
        PostalTradeAddress CountryID=1#722 CountrySubDivisionName<1#723 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#724
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#715 -URIID
        FaxUniversalCommunication CompleteNumber=1#714 -URIID
        EmailURIUniversalCommunication URIID=1#713 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#718 CountrySubDivisionName<1#719 -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#720
      URIUniversalCommunication URIID=1#727 -CompleteNumber
        URIID @schemeID#728 @schemeID~address#729
      SpecifiedTaxRegistration ID=1#725
        ID @schemeID#726
    ApplicableTradeDeliveryTerms DeliveryTypeCode=1#319
      DeliveryTypeCode ~incoterm#320
      RelevantTradeLocation
        CountryID ~country#648
    SellerOrderReferencedDocument IssuerAssignedID=1#572(BT-14) -IssuerAssignedID@schemeID -URIID -LineID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
      FormattedIssueDateTime
        DateTimeString @format#755 @format~moment#756
    BuyerOrderReferencedDocument IssuerAssignedID=1#29(BT-13) -IssuerAssignedID@schemeID -URIID -LineID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
      FormattedIssueDateTime
        DateTimeString @format#670 @format~moment#671
    QuotationReferencedDocument IssuerAssignedID=1#730 -IssuerAssignedID@schemeID -URIID -LineID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
      FormattedIssueDateTime
        DateTimeString @format#731 @format~moment#732
    ContractReferencedDocument IssuerAssignedID=1#430(BT-12) -IssuerAssignedID@schemeID -URIID -LineID -TypeCode -Name -AttachmentBinaryObject
      ReferenceTypeCode ~reference-scheme#707
      FormattedIssueDateTime
        DateTimeString @format#705 @format~moment#706
    AdditionalReferencedDocument[130] IssuerAssignedID=1#557 TypeCode=1#558 -IssuerAssignedID@schemeID -URIID -LineID -Name -AttachmentBinaryObject
      TypeCode ~130#640
      ReferenceTypeCode ~object-scheme#639
      FormattedIssueDateTime
        DateTimeString @format#637 @format~moment#638
    AdditionalReferencedDocument[50] IssuerAssignedID=1#560 TypeCode=1#561 -IssuerAssignedID@schemeID -URIID -LineID -Name -AttachmentBinaryObject -ReferenceTypeCode
      TypeCode ~50#643
      FormattedIssueDateTime
        DateTimeString @format#641 @format~moment#642
    AdditionalReferencedDocument[916] Name<1#283(BT-123) AttachmentBinaryObject<1#284(BT-125) IssuerAssignedID=1#563 TypeCode=1#564 -IssuerAssignedID@schemeID -URIID@schemeID -LineID -ReferenceTypeCode
      TypeCode ~916#647
      AttachmentBinaryObject @mimeCode#285(BT-125) @filename#286(BT-125) @mimeCode~file#644(BT-125)
      FormattedIssueDateTime
        DateTimeString @format#645 @format~moment#646
    AdditionalReferencedDocument -
    BuyerAgentTradeParty RoleCode<1#321 ID<1#649 Name=1#650 URIUniversalCommunication<1#651 SpecifiedTaxRegistration<1#652 -ID@schemeID -Description
      GlobalID @schemeID#656 @schemeID~product-scheme#657
      SpecifiedLegalOrganization
        ID @schemeID~scheme#661
        PostalTradeAddress CountryID=1#662 CountrySubDivisionName<1#663 -PostcodeCode@listID -PostcodeCode@listVersionID
          CountryID ~country#664
      DefinedTradeContact
        TelephoneUniversalCommunication CompleteNumber=1#655 -URIID
        FaxUniversalCommunication CompleteNumber=1#654 -URIID
        EmailURIUniversalCommunication URIID=1#653 -URIID@schemeID -CompleteNumber
      PostalTradeAddress CountryID=1#658 CountrySubDivisionName<1#659 -PostcodeCode@listID -PostcodeCode@listVersionID
        CountryID ~country#660
      URIUniversalCommunication URIID=1#667 -CompleteNumber
        URIID @schemeID#668 @schemeID~address#669
      SpecifiedTaxRegistration ID=1#665
        ID @schemeID#666
    SpecifiedProcuringProject -ID@schemeID
    UltimateCustomerOrderReferencedDocument IssuerAssignedID=1#783 -IssuerAssignedID@schemeID -URIID -LineID -TypeCode -Name -AttachmentBinaryObject -ReferenceTypeCode
      FormattedIssueDateTime
        DateTimeString @format#784 @format~moment#785
`;
