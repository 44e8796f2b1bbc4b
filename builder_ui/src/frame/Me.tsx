/** The signed-in person: who, in which groups, whether they are there, and the way out. */
import { UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Popover } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { sessionQuery, signOut, type Session } from '../api/session'
import { useWords } from '../i18n/useWords'
import { LanguageSwitch } from '../shared/LanguageSwitch'
import { useToast } from '../shared/useToast'
import { Presence } from './Presence'

const AbsenceDialog = lazy(() => import('../shared/absence/AbsenceDialog'))
const OwnPassword = lazy(() => import('../shared/password/OwnPassword'))

/** Part of the page for those who go by its landmarks. */
const inTheHeader = (button: HTMLElement) => button.parentElement ?? document.body

export function Me({ session, wide }: { session: Session; wide: boolean }) {
  const { t, say } = useWords()
  const client = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState<'absence' | 'password'>()
  const close = () => setOpen(undefined)
  const leave = async () => {
    try {
      await signOut()
      client.clear()
      client.setQueryData(sessionQuery.queryKey, null)
    } catch (problem) {
      toast.failed(problem)
    }
  }
  const { name, username, groups, presence } = session.user
  const card = (
    <div className="me">
      <strong>{name}</strong>
      <span className="soft small">{username}</span>
      {groups.length > 0 && <span className="small">{groups.map((group) => say(group.name)).join(t('common.comma'))}</span>}
      <Presence presence={presence} />
      {!wide && <LanguageSwitch signedIn />}
      <Button onClick={() => setOpen('absence')}>{t('absence.mine')}</Button>
      <Button onClick={() => setOpen('password')}>{t('password.mine')}</Button>
      <Button onClick={() => void leave()}>{t('nav.sign_out')}</Button>
    </div>
  )
  return (
    <>
      <Popover content={card} trigger="click" placement="bottomRight" getPopupContainer={inTheHeader}>
        <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={t('nav.me', { name, presence: t(`presence.${presence}`) })}>
          {wide ? name : null}
          <span className={`me-dot me-${presence}`} />
        </Button>
      </Popover>
      <Suspense>
        {open === 'absence' && <AbsenceDialog person={session.user} onClose={close} />}
        {open === 'password' && <OwnPassword username={username} onClose={close} />}
      </Suspense>
    </>
  )
}
