/** All members of staff: their groups and roles, and what can be done for them. */
import { CalendarOutlined, EditOutlined, KeyOutlined, PlusOutlined, SearchOutlined, StopOutlined, UndoOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import { changeUser, definedQuery, usersQuery, type User } from '../../api/staff'
import { useSession } from '../../frame/useSession'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { useToast } from '../../shared/useToast'
import AbsenceDialog from '../../shared/absence/AbsenceDialog'
import { PasswordDialog } from './PasswordDialog'
import { Roster } from './Roster'
import { UserDialog } from './UserDialog'

type Open = { what: 'edit' | 'password' | 'absence' | 'stop'; user: User } | { what: 'add'; user?: undefined } | null

export function Users() {
  const { t } = useWords()
  const query = useQuery(usersQuery)
  const [wanted, setWanted] = useState('')
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const found = (users: User[]) => users.filter((user) => [user.name, user.username].some((word) => word.toLowerCase().includes(wanted.trim().toLowerCase())))
  return (
    <>
      <div className="list-tools">
        <Input className="filter-search" allowClear prefix={<SearchOutlined aria-hidden />} value={wanted} onChange={(event) => setWanted(event.target.value)} placeholder={t('people.search')} aria-label={t('people.search')} />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen({ what: 'add' })}>
          {t('people.add')}
        </Button>
      </div>
      <Load query={query}>{(users) => <Members users={found(users)} onOpen={setOpen} />}</Load>
      {(open?.what === 'add' || open?.what === 'edit') && <UserDialog user={open.user} onClose={close} />}
      {open?.what === 'password' && <PasswordDialog user={open.user} onClose={close} />}
      {open?.what === 'absence' && <AbsenceDialog person={open.user} onClose={close} />}
      {open?.what === 'stop' && <StopDialog user={open.user} onClose={close} />}
    </>
  )
}

function Members({ users, onOpen }: { users: readonly User[]; onOpen: (open: Open) => void }) {
  const { t, say } = useWords()
  const me = useSession().user.id
  const roles = new Map((useQuery(definedQuery('role')).data ?? []).map((role) => [role.key, say(role.name)]))
  const { mutate } = useChange()
  if (users.length === 0) return <p className="soft">{t('people.none')}</p>
  const lines = users.map((user) => ({
    key: user.id,
    away: !user.active,
    name: (
      <>
        <strong>{user.name}</strong> <span className="soft small">{user.username}</span>
      </>
    ),
    cells: [
      user.groups.map((group) => (
        <span key={group.key} className="tag">
          {say(group.name)}
          {group.manager && ` ★`}
        </span>
      )),
      user.roles.map((role) => (role === 'administrator' ? t('people.administrator') : (roles.get(role) ?? role))).join(t('common.comma')),
      <>
        {t(user.active ? 'people.active' : 'people.inactive')}
        {user.active && !user.can_sign_in && <span className="soft small"> · {t('people.no_password')}</span>}
      </>,
    ],
    tools: (
      <>
        <Tool label={t('people.edit', { name: user.name })} icon={<EditOutlined aria-hidden />} onClick={() => onOpen({ what: 'edit', user })} />
        <Tool label={t('people.reset', { name: user.name })} icon={<KeyOutlined aria-hidden />} onClick={() => onOpen({ what: 'password', user })} />
        {user.active && <Tool label={t('absence.title', { name: user.name })} icon={<CalendarOutlined aria-hidden />} onClick={() => onOpen({ what: 'absence', user })} />}
        {user.active && user.id !== me && <Tool label={t('people.deactivate', { name: user.name })} icon={<StopOutlined aria-hidden />} onClick={() => onOpen({ what: 'stop', user })} />}
        {!user.active && <Tool label={t('people.activate', { name: user.name })} icon={<UndoOutlined aria-hidden />} onClick={() => mutate({ id: user.id, active: true })} />}
      </>
    ),
  }))
  return <Roster label={t('people.users')} columns={['name', 'groups', 'roles', 'state', 'actions']} lines={lines} />
}

function Tool({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return <Button type="text" icon={icon} title={label} aria-label={label} onClick={onClick} />
}

function useChange(onDone?: () => void) {
  const { t } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, active }: { id: number; active: boolean }) => changeUser(id, { active }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['users'] })
      toast.done(t('people.saved'))
      onDone?.()
    },
    onError: toast.failed,
  })
}

function StopDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useWords()
  const { mutate, isPending } = useChange(onClose)
  return (
    <Modal
      open
      title={t('people.deactivate_title', { name: user.name })}
      okText={t('people.deactivate', { name: user.name })}
      okButtonProps={{ danger: true }}
      cancelText={t('common.cancel')}
      confirmLoading={isPending}
      onOk={() => mutate({ id: user.id, active: false })}
      onCancel={onClose}
    >
      <p>{t('people.deactivate_note')}</p>
    </Modal>
  )
}
