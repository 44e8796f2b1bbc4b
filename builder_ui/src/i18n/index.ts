/** The languages of the interface: Chinese comes along, English is fetched when somebody asks for it. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { configureHttp } from '../api/http'
import zh from './zh'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const KEPT = 'gongdan.language'

function wanted(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEPT)
  return asked === 'en' ? 'en' : 'zh-CN'
}

/** Fetches the texts of `language`, where they are not here yet. */
export async function bring(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    i18next.addResourceBundle('en', 'translation', (await import('./en')).default)
  }
}

async function speak(language: Language): Promise<void> {
  await bring(language)
  document.documentElement.lang = language
  configureHttp({ language })
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zh } },
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  const language = wanted()
  await speak(language)
  await i18next.changeLanguage(language)
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language)
  await speak(language)
  await i18next.changeLanguage(language)
}

/** Whether this browser's user has chosen a language here before. */
export function hasChosenLanguage(): boolean {
  return localStorage.getItem(KEPT) !== null
}
