const STANDARD = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';

/** BT-24 of XRechnung 3.0: the standard, its extension, and invoices of clean vehicles (Clean Vehicles Directive). */
export const EXTENSION = `${STANDARD}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`;
export const CLEAN_VEHICLES = `${STANDARD}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9`;
export const PROFILES: ReadonlySet<string> = new Set([STANDARD, EXTENSION, CLEAN_VEHICLES]);
