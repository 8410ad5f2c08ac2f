
      // Auto-generated index file for Medusa Admin UI extensions
    import WidgetComponent0, { config as WidgetConfig0 } from "/work/hosts/packages/medusa-plugin/src/admin/widgets/customer-receivables.tsx"
import WidgetComponent1, { config as WidgetConfig1 } from "/work/hosts/packages/medusa-plugin/src/admin/widgets/order-invoicing.tsx"

const widgetModule = { widgets: [
  {
    Component: WidgetComponent0,
    zone: ["customer.details.side"],
    widgetId: "quittance-customer-receivables"
},
{
    Component: WidgetComponent1,
    zone: ["order.details.side"],
    widgetId: "quittance-order-invoicing"
}
] }
    import RouteComponent0, { config as HandleConfig0 } from "/work/hosts/packages/medusa-plugin/src/admin/routes/quittance/page.tsx"
import RouteComponent1, { config as HandleConfig1 } from "/work/hosts/packages/medusa-plugin/src/admin/routes/settings/quittance/page.tsx"

const routeModule = { routes: [
    {
    Component: RouteComponent0,
    path: "/quittance",
    handle: { label: HandleConfig0.label, translationNs: HandleConfig0.translationNs }
  },
{
    Component: RouteComponent1,
    path: "/settings/quittance",
    handle: { label: HandleConfig1.label, translationNs: HandleConfig1.translationNs }
  }
]
 }
    import { config as RouteConfig0 } from "/work/hosts/packages/medusa-plugin/src/admin/routes/quittance/page.tsx"
import { config as RouteConfig1 } from "/work/hosts/packages/medusa-plugin/src/admin/routes/settings/quittance/page.tsx"

const menuItemModule = { menuItems: [
    {
    label: RouteConfig0.label,
    icon: RouteConfig0.icon,
    path: "/quittance",
    nested: undefined,
    rank: undefined,
    translationNs: RouteConfig0.translationNs
  },
{
    label: RouteConfig1.label,
    icon: RouteConfig1.icon,
    path: "/settings/quittance",
    nested: undefined,
    rank: undefined,
    translationNs: RouteConfig1.translationNs
  }
]
 }
    

const formModule = { customFields: {
  
} }
    

const displayModule = { 
    displays: {
      
    }
   }
    import { deepMerge } from "@medusajs/admin-shared"
import i18nTranslations0 from "/work/hosts/packages/medusa-plugin/src/admin/i18n/index.ts"

const i18nModule = { resources: i18nTranslations0 }
    

const cellRendererModule = {}
    

const layoutModule = { layouts: [
  
] }
    

const searchEntityModule = {}

    const plugin = {
      widgetModule,
      routeModule,
      menuItemModule,
      formModule,
      displayModule,
      i18nModule,
      cellRendererModule,
      layoutModule,
      searchEntityModule
    }

    export default plugin
    