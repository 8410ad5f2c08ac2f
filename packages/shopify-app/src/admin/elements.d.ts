import type { ReactNode } from 'react';

// App Bridge's own elements, which its types know only outside of React's namespace.
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      's-app-nav': { children?: ReactNode };
      'ui-save-bar': { id: string; children?: ReactNode };
    }
  }
  interface ButtonHTMLAttributes<T> {
    variant?: 'primary' | undefined;
    loading?: string | undefined;
  }
}
