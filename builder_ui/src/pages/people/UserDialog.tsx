/** Adds a member of staff, or changes one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { addUser, changeUser, definedQuery, type User } from '../../api/staff'
import { useWords } from '../../i18n/useWords'
import { sentence, useToast } from '../../shared/useToast'

export function UserDialog({ user, onClose }: { user?: User; onClose: () => void }) {
  const { t, say } = useWords()
  const id = useId()
  const toast = useToast()
  const client = useQueryClient()
  const groups = (useQuery(definedQuery('group')).data ?? []).map((group) => ({ value: group.key, label: say(group.name) }))
  const defined = (useQuery(definedQuery('role')).data ?? []).map((role) => ({ value: role.key, label: say(role.name) }))
  const roles = [...defined, { value: 'administrator', label: t('people.administrator') }]
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [given, setGiven] = useState({
    name: user?.name ?? '',
    groups: user?.groups.map((group) => group.key) ?? [],
    manages: user?.groups.filter((group) => group.manager).map((group) => group.key) ?? [],
    roles: user?.roles ?? [],
    email: user?.email ?? '',
    phone: user?.phone ?? '',
  })
  const set = (change: Partial<typeof given>) => setGiven((now) => ({ ...now, ...change }))
  const saving = useMutation({
    mutationFn: async () => {
      const whole = { ...given, manages: given.manages.filter((key) => given.groups.includes(key)), email: given.email.trim() || null, phone: given.phone.trim() || null }
      if (user) await changeUser(user.id, whole)
      else await addUser({ ...whole, username: username.trim(), password: password || null })
    },
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['users'] }), client.invalidateQueries({ queryKey: ['people'] })])
      toast.done(user ? t('people.saved') : t('people.added', { name: given.name }))
      onClose()
    },
  })
  const ready = given.name.trim() !== '' && (user !== undefined || (username.trim() !== '' && (password === '' || password.length >= 8)))
  return (
    <Modal
      open
      title={user ? t('people.edit', { name: user.name }) : t('people.add')}
      okText={t(user ? 'common.save' : 'people.add')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={saving.isPending}
      onOk={() => saving.mutate()}
      onCancel={onClose}
    >
      <div className="people-form">
        <label htmlFor={`${id}-name`}>{t('people.name')}</label>
        <Input id={`${id}-name`} value={given.name} maxLength={100} onChange={(event) => set({ name: event.target.value })} />
        {!user && (
          <>
            <label htmlFor={`${id}-username`}>{t('people.username')}</label>
            <Input id={`${id}-username`} value={username} maxLength={64} autoComplete="off" aria-describedby={`${id}-u-help`} onChange={(event) => setUsername(event.target.value)} />
            <p id={`${id}-u-help`} className="soft small">
              {t('people.username_help')}
            </p>
            <label htmlFor={`${id}-password`}>{t('people.password')}</label>
            <Input.Password id={`${id}-password`} value={password} maxLength={256} autoComplete="new-password" aria-describedby={`${id}-p-help`} onChange={(event) => setPassword(event.target.value)} />
            <p id={`${id}-p-help`} className="soft small">
              {t('people.password_help')}
            </p>
          </>
        )}
        <label htmlFor={`${id}-groups`}>{t('people.groups')}</label>
        <Select id={`${id}-groups`} mode="multiple" value={given.groups} options={groups} onChange={(next: string[]) => set({ groups: next })} />
        <label htmlFor={`${id}-manages`}>{t('people.manages')}</label>
        <Select id={`${id}-manages`} mode="multiple" value={given.manages.filter((key) => given.groups.includes(key))} options={groups.filter((group) => given.groups.includes(group.value))} onChange={(next: string[]) => set({ manages: next })} />
        <label htmlFor={`${id}-roles`}>{t('people.roles')}</label>
        <Select id={`${id}-roles`} mode="multiple" value={given.roles} options={roles} aria-describedby={`${id}-r-help`} onChange={(next: string[]) => set({ roles: next })} />
        <p id={`${id}-r-help`} className="soft small">
          {t('people.roles_help')}
        </p>
        <label htmlFor={`${id}-email`}>{t('people.email')}</label>
        <Input id={`${id}-email`} type="email" value={given.email} maxLength={200} onChange={(event) => set({ email: event.target.value })} />
        <label htmlFor={`${id}-phone`}>{t('people.phone')}</label>
        <Input id={`${id}-phone`} inputMode="tel" value={given.phone} maxLength={40} onChange={(event) => set({ phone: event.target.value })} />
        {saving.error && <Alert type="error" showIcon title={sentence(saving.error, t)} />}
      </div>
    </Modal>
  )
}
