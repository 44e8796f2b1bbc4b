/** The first stop of the Tab key: jumps over the navigation. */
import { useTranslation } from 'react-i18next'

export function SkipLink() {
  const { t } = useTranslation()
  return (
    <a className="skip" href="#main">
      {t('nav.skip')}
    </a>
  )
}
