/** The templates, also later on. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageHead } from '../../shared/PageHead'
import { Gallery } from './Gallery'

export default function GalleryPage() {
  const { t } = useTranslation()
  return (
    <div className="page">
      <PageHead title={t('gallery.title')} note={t('gallery.note')} above={<Link to="/designer">{t('nav.designer')}</Link>} />
      <Gallery />
    </div>
  )
}
