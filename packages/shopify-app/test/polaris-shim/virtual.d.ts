declare module 'virtual:polaris-elements' {
  const facts: Readonly<Record<string, import('./manifest.ts').ElementFacts>>;
  export default facts;
}
declare module 'virtual:polaris-icons' {
  /** SVG by the name of the icon, e.g. `check-circle`. */
  const icons: Readonly<Record<string, string>>;
  export default icons;
}
