import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './admin.css';
import { languageOf, loadTexts } from './i18n/texts.ts';
import { followLinks } from './router/location.ts';

async function start(): Promise<void> {
  const { locale } = shopify.config;
  const language = languageOf(locale);
  const texts = await loadTexts(language);
  document.documentElement.lang = language;
  followLinks();
  const place = document.getElementById('app');
  if (place === null) throw new Error('The document has no place for the app.');
  createRoot(place).render(<App reading={{ locale: locale ?? language, language, texts }} />);
}

await start();
