/** An address that leads nowhere, answered inside the frame. */
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/problem'
import { Trouble } from '../shared/Broken'
import { useTitle } from '../shared/PageHead'

export default function NotFoundPage() {
  const { t } = useTranslation()
  useTitle(t('trouble.missing'))
  return <Trouble error={new Problem(404)} />
}
