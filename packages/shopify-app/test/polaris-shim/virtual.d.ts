declare module 'virtual:polaris-elements' {
  /** The fields of each element by its tag, as `manifest.ts` reads them. */
  const facts: Readonly<Record<string, { readonly fields: Readonly<Record<string, 'boolean' | 'text'>> }>>;
  export default facts;
}
declare module 'virtual:polaris-icons' {
  /** SVG by the name of the icon, e.g. `check-circle`. */
  const icons: Readonly<Record<string, string>>;
  export default icons;
}
