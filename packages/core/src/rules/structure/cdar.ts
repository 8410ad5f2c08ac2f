// Written by scripts/structure-tables.ts from the published schemas; see schema.ts for how to read it.
import type { SchemaTable } from './schema.ts';

export const CDAR: SchemaTable = {
  roots: 'cdar:CrossDomainAcknowledgementAndResponse=CrossDomainAcknowledgementAndResponse',
  leaves: `
IndicatorStringContent text format?
boolean boolean
ID text schemeID? schemeName? schemeAgencyID? schemeAgencyName? schemeVersionID? schemeDataURI? schemeURI?
Text text languageID? languageLocaleID?
DocumentCode text listID? listAgencyID?
dateTime dateTime
Code text listID? listAgencyID? listAgencyName? listName? listVersionID? name? languageID? listURI? listSchemeURI?
CountryID text listID? schemeAgencyID?
BinaryObject base64 format? mimeCode? encodingCode? characterSetCode? uri? filename?
LanguageID text schemeID? schemeAgencyID?
Amount decimal currencyID? currencyCodeListVersionID?
Numeric decimal format?
Measure decimal unitCode? unitCodeListVersionID?
Quantity decimal unitCode? unitCodeListID? unitCodeListAgencyID? unitCodeListAgencyName?
`,
  groups: `
CrossDomainAcknowledgementAndResponse cdar:ExchangedDocumentContext?ExchangedDocumentContext cdar:ExchangedDocument!ExchangedDocument cdar:AcknowledgementDocument+AcknowledgementDocument
ExchangedDocumentContext ram:TestIndicator?Indicator ram:BusinessProcessSpecifiedDocumentContextParameter?DocumentContextParameter ram:GuidelineSpecifiedDocumentContextParameter!DocumentContextParameter
Indicator (udt:IndicatorString!IndicatorStringContent|udt:Indicator!boolean)
DocumentContextParameter ram:ID!ID
ExchangedDocument ram:ID?ID ram:Name?Text ram:TypeCode?DocumentCode ram:StatusCode?DocumentCode ram:IssueDateTime?DateTime ram:LanguageID?ID ram:ElectronicPresentationIndicator?Indicator ram:VersionID?ID ram:GlobalID?ID ram:IncludedNote*Note ram:EffectiveSpecifiedPeriod?SpecifiedPeriod ram:SenderTradeParty?TradeParty ram:IssuerTradeParty?TradeParty ram:RecipientTradeParty+TradeParty
DateTime (udt:DateTimeString!IndicatorStringContent|udt:DateTime!dateTime)
Note ram:ContentCode?Code ram:Content*Text ram:SubjectCode?Code
SpecifiedPeriod ram:StartDateTime?DateTime ram:EndDateTime?DateTime
TradeParty ram:ID*ID ram:GlobalID*ID ram:Name?Text ram:RoleCode?DocumentCode ram:DefinedTradeContact*TradeContact ram:PostalTradeAddress?TradeAddress ram:URIUniversalCommunication?UniversalCommunication
TradeContact ram:ID?ID ram:PersonName?Text ram:DepartmentName?Text ram:TypeCode?DocumentCode ram:TelephoneUniversalCommunication*UniversalCommunication ram:FaxUniversalCommunication*UniversalCommunication ram:EmailURIUniversalCommunication?UniversalCommunication
UniversalCommunication ram:URIID?ID ram:CompleteNumber?Text
TradeAddress ram:PostcodeCode?Code ram:LineOne?Text ram:LineTwo?Text ram:LineThree?Text ram:LineFour?Text ram:LineFive?Text ram:StreetName?Text ram:CityName?Text ram:CountryID?CountryID ram:CountryName?Text ram:CountrySubDivisionID?ID ram:CountrySubDivisionName?Text
AcknowledgementDocument ram:MultipleReferencesIndicator?Indicator ram:ID?ID ram:TypeCode?DocumentCode ram:Name?Text ram:IssueDateTime?DateTime ram:StatusCode?DocumentCode ram:AcknowledgementStatusCode?DocumentCode ram:ItemIdentificationID?ID ram:ReasonInformation*Text ram:ChannelCode?Code ram:ProcessConditionCode?Code ram:ProcessCondition*Text ram:Status*Text ram:ReferenceReferencedDocument+ReferencedDocument
ReferencedDocument ram:IssuerAssignedID?ID ram:StatusCode?DocumentCode ram:CopyIndicator?Indicator ram:LineID?ID ram:TypeCode?DocumentCode ram:GlobalID?ID ram:RevisionID?ID ram:Name?Text ram:ReceiptDateTime?DateTime ram:AttachmentBinaryObject*BinaryObject ram:ReferenceTypeCode?DocumentCode ram:LanguageID?LanguageID ram:Description*Text ram:FormattedIssueDateTime?FormattedDateTime ram:IncludedAmount*Amount ram:VersionID?ID ram:TotalIssueCountNumeric?Numeric ram:Status*Text ram:ProcessConditionCode?Code ram:ProcessCondition*Text ram:Type?Text ram:IssuerTradeParty?TradeParty ram:RecipientTradeParty*TradeParty ram:SenderTradeParty?TradeParty ram:SpecifiedDocumentStatus*DocumentStatus ram:ValiditySpecifiedPeriod?SpecifiedPeriod
FormattedDateTime qdt:DateTimeString!IndicatorStringContent
DocumentStatus ram:ReferenceDateTime?DateTime ram:ConditionCode?DocumentCode ram:ReasonCode?Code ram:Reason*Text ram:Condition*Text ram:ProcessConditionCode?Code ram:ProcessCondition*Text ram:ReasonInformationCode?Code ram:ReasonInformation*Text ram:ReasonClassificationCode?Code ram:ReasonClassification*Text ram:RequestedActionCode?Code ram:RequestedAction*Text ram:InvalidInformation?Text ram:ValidInformation?Text ram:SequenceNumeric?Numeric ram:IncludedNote*Note ram:SpecifiedDocumentCharacteristic*DocumentCharacteristic
DocumentCharacteristic ram:ID?ID ram:TypeCode?Code ram:ValueChangedIndicator?Indicator ram:ValueAdjustmentDirectionCode?Code ram:Name*Text ram:Description*Text ram:Location?Text ram:Value*Text ram:ValueAmount?Amount ram:ValueMeasure?Measure ram:ValueDateTime?DateTime ram:ValueCode?Code ram:ValueQuantity?Quantity ram:ValueNumeric?Numeric ram:ValuePercent?Numeric
`,
};
