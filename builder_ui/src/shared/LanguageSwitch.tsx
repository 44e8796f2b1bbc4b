/** One press changes the language of the interface; the label is in the language it leads to. */
import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { saveLanguage } from '../api/session'
import { changeLanguage } from '../i18n'

export function LanguageSwitch({ signedIn = false }: { signedIn?: boolean }) {
  const { t, i18n } = useTranslation()
  const next = i18n.language === 'en' ? 'zh-CN' : 'en'
  const change = async () => {
    await changeLanguage(next)
    // The choice holds in this browser already; the account only remembers it for other ones.
    if (signedIn) await saveLanguage(next).catch(() => undefined)
  }
  return (
    <Button type="text" icon={<GlobalOutlined aria-hidden />} lang={next} onClick={() => void change()}>
      {t('common.other_language')}
    </Button>
  )
}
