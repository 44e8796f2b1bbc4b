/** Where a page cannot be shown: says what happened in plain words and offers the next step. */
import { CompassOutlined, LockOutlined, WarningOutlined, WifiOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useNavigate, useRouteError } from 'react-router'
import { Problem } from '../api/problem'
import './broken.css'

export function Broken() {
  return <Trouble error={useRouteError()} />
}

interface Props {
  error: unknown
  retry?: () => void
}

const ICONS = { missing: CompassOutlined, forbidden: LockOutlined, offline: WifiOutlined, other: WarningOutlined }

export function Trouble({ error, retry }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const kind = kindOf(error)
  const Icon = ICONS[kind]
  const said = error instanceof Problem ? error.message : ''
  return (
    <div className="broken" role="alert">
      <Icon className="broken-icon" aria-hidden="true" />
      <h1>{t(`trouble.${kind}`)}</h1>
      <p className="soft">{said || t(`trouble.${kind}_help`)}</p>
      <div className="row">
        <Button onClick={() => void navigate('/')}>{t('trouble.home')}</Button>
        <Button type="primary" onClick={retry ?? (() => location.reload())}>
          {t('trouble.retry')}
        </Button>
      </div>
    </div>
  )
}

function kindOf(error: unknown): keyof typeof ICONS {
  const status = error instanceof Problem || isRouteErrorResponse(error) ? error.status : -1
  if (status === 404) return 'missing'
  if (status === 403) return 'forbidden'
  const unreachable = error instanceof TypeError && /import|fetch|module/i.test(error.message)
  return status === 0 || unreachable ? 'offline' : 'other'
}
