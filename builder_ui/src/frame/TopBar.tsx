/** The top bar: mark, search by number or words, language, notifications, the signed-in person. */
import { MenuOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Session } from '../api/session'
import { LanguageSwitch } from '../shared/LanguageSwitch'
import { Logo } from '../shared/Logo'
import { Bell } from './Bell'
import { Me } from './Me'
import { useWide } from './useWide'

export function TopBar({ session, onMenu }: { session: Session; onMenu: () => void }) {
  const { t } = useTranslation()
  const wide = useWide()
  return (
    <header className="top">
      {!wide && <Button type="text" icon={<MenuOutlined aria-hidden />} onClick={onMenu} aria-label={t('nav.menu')} />}
      <Link to="/" className="top-logo">
        <Logo />
      </Link>
      <span className="grow" />
      {wide && <LanguageSwitch signedIn />}
      <Bell />
      <Me session={session} wide={wide} />
    </header>
  )
}
