/** Icons that Shopify's elements know and `@shopify/polaris-icons`, which is older, does not: drawn alike. */
const icon = (drawing: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">${drawing}</svg>`;
const line = 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"';

export const OWN_ICONS: Readonly<Record<string, string>> = {
  download: icon(
    `<path ${line} d="M10 3.5v8.5m-3.25-3.25L10 12l3.25-3.25M3.75 13.5v1.25c0 1 .75 1.75 1.75 1.75h9c1 0 1.75-.75 1.75-1.75V13.5"/>`,
  ),
  'alert-octagon': icon(
    `<path ${line} d="M7.2 3.5h5.6l3.7 3.7v5.6l-3.7 3.7H7.2l-3.7-3.7V7.2zM10 6.75v3.75"/><circle cx="10" cy="13.25" r=".9"/>`,
  ),
  'check-circle-filled': icon(
    '<path fill-rule="evenodd" d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm3.28-7.97a.75.75 0 0 0-1.06-1.06l-2.97 2.97-1.22-1.22a.75.75 0 0 0-1.06 1.06l1.75 1.75a.75.75 0 0 0 1.06 0l3.5-3.5Z"/>',
  ),
  'circle-dashed': icon(`<circle cx="10" cy="10" r="6.25" ${line} stroke-dasharray="2.4 2.5"/>`),
  'x-circle': icon(`<circle cx="10" cy="10" r="6.25" ${line}/><path ${line} d="m8 8 4 4m0-4-4 4"/>`),
};
