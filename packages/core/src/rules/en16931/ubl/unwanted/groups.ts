/** Elements of one group, whose rules are numbered one after the other: number of the first, group, elements. */
export type Run = readonly [first: number, group: string, elements: string];

// What several groups have in common.
export const DOCUMENT_REFERENCE = `
  cbc:CopyIndicator cbc:UUID cbc:IssueDate cbc:IssueTime cbc:DocumentTypeCode cbc:DocumentType cbc:XPath
  cbc:LanguageID cbc:LocaleCode cbc:VersionID cbc:DocumentStatusCode cbc:DocumentDescription cac:Attachment
  cac:ValidityPeriod cac:IssuerParty cac:ResultOfVerification`;
export const PARTY = `
  cbc:MarkCareIndicator cbc:MarkAttentionIndicator cbc:WebsiteURI cbc:LogoReferenceID
  cbc:IndustryClassificationCode cac:Language`;
export const ADDRESS = `
  cbc:ID cbc:AddressTypeCode cbc:AddressFormatCode cbc:Postbox cbc:Floor cbc:Room cbc:BlockName cbc:BuildingName
  cbc:BuildingNumber cbc:InhouseMail cbc:Department cbc:MarkAttention cbc:MarkCare cbc:PlotIdentification
  cbc:CitySubdivisionName cbc:CountrySubentityCode cbc:Region cbc:District cbc:TimezoneOffset`;
export const TAX_REGISTRATION = `
  cbc:RegistrationName cbc:TaxLevelCode cbc:ExemptionReasonCode cbc:ExemptionReason cac:RegistrationAddress`;
export const TAX_SCHEME = `
  cbc:Name cbc:TaxTypeCode cbc:CurrencyCode cac:JurisdictionRegionAddress`;
export const CONTACT = `
  cbc:ID cbc:Telefax cbc:Note cac:OtherCommunication`;
export const PEOPLE = `
  cac:Person cac:AgentParty cac:ServiceProviderParty cac:PowerOfAttorney cac:FinancialAccount`;
export const TAX_CATEGORY = `
  cbc:Name cbc:BaseUnitMeasure cbc:PerUnitAmount cbc:TaxExemptionReasonCode cbc:TaxExemptionReason cbc:TierRange
  cbc:TierRatePercent`;
export const ITEM_IDENTIFICATION = `
  cbc:ExtendedID cbc:BarcodeSymbologyID cac:PhysicalAttribute cac:MeasurementDimension cac:IssuerParty`;
