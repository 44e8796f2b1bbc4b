/** The product's mark and name. */
import { useTranslation } from 'react-i18next'
import './logo.css'

export function Logo({ large = false }: { large?: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={large ? 'logo logo-large' : 'logo'}>
      <img src="/favicon.svg" alt="" width={large ? 44 : 28} height={large ? 44 : 28} />
      {t('common.product')}
    </span>
  )
}
