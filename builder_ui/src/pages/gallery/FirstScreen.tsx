/** The first screen of an empty system: choose a template and see it run with demo data. */
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../shared/PageHead'
import { Gallery } from './Gallery'
import '../../shared/page.css'

export function FirstScreen() {
  const { t } = useTranslation()
  return (
    <div className="page">
      <PageHead title={t('gallery.welcome')} note={t('gallery.welcome_note')} />
      <Gallery />
    </div>
  )
}
