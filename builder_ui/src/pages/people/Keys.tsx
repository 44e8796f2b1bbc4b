/** The keys with which machines come in: made for a purpose, shown once, revoked at any time. */
import { CopyOutlined, PlusOutlined, StopOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { keysQuery, makeKey, revokeKey, usersQuery, type Key } from '../../api/staff'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { Moment } from '../../shared/Times'
import { useCopy } from '../../shared/useCopy'
import { useNow } from '../../shared/useNow'
import { sentence, useToast } from '../../shared/useToast'
import { Roster } from './Roster'

export function Keys() {
  const { t } = useWords()
  const query = useQuery(keysQuery)
  const [making, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<Key | null>(null)
  return (
    <>
      <div className="list-tools">
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
          {t('people.key_new')}
        </Button>
      </div>
      <Load query={query}>{(keys) => (keys.length === 0 ? <p className="soft">{t('people.keys_none')}</p> : <Machines keys={keys} onRevoke={setLeaving} />)}</Load>
      {making && <NewKey onClose={() => setMaking(false)} />}
      {leaving && <Revoke made={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

function Machines({ keys, onRevoke }: { keys: readonly Key[]; onRevoke: (key: Key) => void }) {
  const { t } = useWords()
  const now = useNow()
  const state = (key: Key) => (!key.active ? 'revoked' : key.expires_at !== null && key.expires_at <= now ? 'expired' : 'valid')
  const lines = keys.map((key) => ({
    key: key.id,
    away: state(key) !== 'valid',
    name: key.name,
    cells: [
      key.user.name,
      <Moment key="created" at={key.created_at} />,
      key.expires_at === null ? t('people.key_forever') : <Moment key="until" at={key.expires_at} />,
      t(`people.key_${state(key)}`),
    ],
    tools: key.active && <Button type="text" icon={<StopOutlined aria-hidden />} title={t('people.key_revoke', { name: key.name })} aria-label={t('people.key_revoke', { name: key.name })} onClick={() => onRevoke(key)} />,
  }))
  return <Roster label={t('people.keys')} columns={['key_name', 'key_user', 'created', 'key_until', 'state', 'actions']} lines={lines} />
}

const DAYS = [0, 30, 90, 365] as const

function NewKey({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const id = useId()
  const copy = useCopy()
  const client = useQueryClient()
  const users = (useQuery(usersQuery).data ?? []).filter((user) => user.active)
  const [name, setName] = useState('')
  const [user, setUser] = useState<number | undefined>()
  const [days, setDays] = useState<number>(365)
  const making = useMutation({
    mutationFn: () => makeKey(name.trim(), user ?? 0, days === 0 ? null : Math.floor(Date.now() / 1000) + days * 86_400),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  })
  const { data: made } = making
  if (made) {
    return (
      <Modal open title={t('people.key_made')} okText={t('people.key_copied')} cancelButtonProps={{ style: { display: 'none' } }} closable={false} onOk={onClose}>
        <p className="people-key">
          <code>{made.key}</code>
        </p>
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy(made.key)}>
          {t('common.copy')}
        </Button>
      </Modal>
    )
  }
  return (
    <Modal open title={t('people.key_new')} okText={t('designer.create')} cancelText={t('common.cancel')} okButtonProps={{ disabled: name.trim() === '' || user === undefined }} confirmLoading={making.isPending} onOk={() => making.mutate()} onCancel={onClose}>
      <div className="people-form">
        <label htmlFor={`${id}-name`}>{t('people.key_name')}</label>
        <Input id={`${id}-name`} value={name} maxLength={100} placeholder={t('people.key_hint')} onChange={(event) => setName(event.target.value)} />
        <label htmlFor={`${id}-user`}>{t('people.key_user')}</label>
        <Select id={`${id}-user`} showSearch={{ optionFilterProp: 'label' }} value={user} options={users.map((each) => ({ value: each.id, label: each.name }))} onChange={setUser} />
        <label htmlFor={`${id}-days`}>{t('people.key_until')}</label>
        <Select id={`${id}-days`} value={days} options={DAYS.map((count) => ({ value: count, label: count === 0 ? t('people.key_forever') : t('people.key_days', { count }) }))} onChange={setDays} />
        {making.error && <Alert type="error" showIcon title={sentence(making.error, t)} />}
      </div>
    </Modal>
  )
}

function Revoke({ made, onClose }: { made: Key; onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const revoking = useMutation({
    mutationFn: () => revokeKey(made.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['keys'] })
      onClose()
    },
    onError: toast.failed,
  })
  return (
    <Modal open title={t('people.key_revoke_title', { name: made.name })} okText={t('people.key_revoke', { name: made.name })} okButtonProps={{ danger: true }} cancelText={t('common.cancel')} confirmLoading={revoking.isPending} onOk={() => revoking.mutate()} onCancel={onClose}>
      <p>{t('people.key_revoke_note')}</p>
    </Modal>
  )
}
