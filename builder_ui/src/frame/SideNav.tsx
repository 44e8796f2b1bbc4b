/** The way round: workbench, one list per form, dashboards, designer; a drawer on phones. */
import { AppstoreOutlined, BarChartOutlined, InboxOutlined, ProfileOutlined, TableOutlined, TeamOutlined, WarningOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { formsQuery, type FormSummary } from '../api/form'
import type { Session } from '../api/session'
import { useWords } from '../i18n/useWords'
import { Logo } from '../shared/Logo'
import { useWide } from './useWide'

interface Props {
  session: Session
  open: boolean
  onClose: () => void
}

export function SideNav({ session, open, onClose }: Props) {
  const { t } = useWords()
  const wide = useWide()
  const links = <Links pages={session.pages} />
  if (wide) return <aside className="side">{links}</aside>
  return (
    <Drawer open={open} onClose={onClose} placement="left" size={280} title={<Logo />} aria-label={t('nav.menu')} className="side-drawer">
      {links}
    </Drawer>
  )
}

function Links({ pages }: { pages: string[] }) {
  const { t, say } = useWords()
  const forms = useQuery(formsQuery).data ?? []
  const readable = forms.filter((form) => form.can.read)
  const link = (form: FormSummary) => (
    <Item key={form.key} to={`/forms/${form.key}`} icon={form.ticket ? <ProfileOutlined aria-hidden /> : <TableOutlined aria-hidden />} count={form.ticket ? form.count_open : undefined}>
      {say(form.name)}
    </Item>
  )
  const tickets = readable.filter((form) => form.ticket)
  const others = readable.filter((form) => !form.ticket)
  return (
    <nav aria-label={t('nav.main')}>
      <Item to="/" icon={<InboxOutlined aria-hidden />}>{t('nav.workbench')}</Item>
      {pages.includes('dashboards') && <Item to="/dashboards" icon={<BarChartOutlined aria-hidden />}>{t('nav.dashboards')}</Item>}
      {pages.includes('designer') && <Item to="/designer" icon={<AppstoreOutlined aria-hidden />}>{t('nav.designer')}</Item>}
      {pages.includes('settings') && <Item to="/people" icon={<TeamOutlined aria-hidden />}>{t('nav.people')}</Item>}
      {pages.includes('settings') && <Item to="/incidents" icon={<WarningOutlined aria-hidden />}>{t('nav.incidents')}</Item>}
      {tickets.length > 0 && <h2 className="side-heading">{t('nav.tickets')}</h2>}
      {tickets.map(link)}
      {others.length > 0 && <h2 className="side-heading">{t('nav.records')}</h2>}
      {others.map(link)}
    </nav>
  )
}

interface ItemProps {
  to: string
  icon: ReactNode
  count?: number
  children: ReactNode
}

function Item({ to, icon, count, children }: ItemProps) {
  const { t } = useWords()
  return (
    <NavLink to={to} end={to === '/'} className="side-item">
      {icon}
      <span className="grow">{children}</span>
      {count ? (
        <span className="side-count" title={t('nav.open_count', { count })}>
          {count > 999 ? '999+' : count}
        </span>
      ) : null}
    </NavLink>
  )
}
