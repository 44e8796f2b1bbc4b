/** Shown while a page is on its way; says so to screen readers too. */
import { Spin } from 'antd'
import { useTranslation } from 'react-i18next'

export function PageSpinner() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('common.loading')} style={{ display: 'grid', placeItems: 'center', minHeight: 240 }}>
      <Spin />
    </div>
  )
}
