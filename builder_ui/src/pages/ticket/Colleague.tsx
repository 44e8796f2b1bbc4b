/** Asks for a colleague and, where one likes to say it, why; with whatever else stands between. */
import { useQuery } from '@tanstack/react-query'
import { Input, Modal, Select } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { peopleQuery } from '../../api/people'
import { useWords } from '../../i18n/useWords'

export interface Whom {
  user: number
  comment?: string
}

interface Props {
  title: string
  /** What comes of it. */
  note: string
  done: string
  /** Those to choose from: the members of a group, all, or just these. */
  group?: string
  only?: readonly { id: number; name: string }[]
  not?: readonly number[]
  busy: boolean
  onClose: () => void
  onChoose: (whom: Whom, name: string) => void
  children?: ReactNode
}

export function Colleague({ title, note, done, group = '', only, not, busy, onClose, onChoose, children }: Props) {
  const { t } = useWords()
  const id = useId()
  const asked = useQuery({ ...peopleQuery(group), enabled: !only })
  const people = (only ?? asked.data ?? []).filter((person) => !not?.includes(person.id))
  const [user, setUser] = useState<number>()
  const [comment, setComment] = useState('')
  const chosen = people.find((person) => person.id === user)
  return (
    <Modal
      open
      title={title}
      okText={done}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !chosen, loading: busy }}
      onOk={() => chosen && onChoose({ user: chosen.id, comment: comment.trim() || undefined }, chosen.name)}
      onCancel={onClose}
    >
      <div className="favour">
        <p className="soft">{note}</p>
        <Select
          aria-label={t('ticket.colleague')}
          placeholder={t('ticket.colleague')}
          loading={asked.isFetching}
          value={user}
          onChange={setUser}
          showSearch={{ optionFilterProp: 'label' }}
          options={people.map((person) => ({ value: person.id, label: person.name }))}
        />
        {children}
        <label htmlFor={id} className="field-label">
          {t('ticket.reason')}
        </label>
        <Input.TextArea id={id} value={comment} onChange={(event) => setComment(event.target.value)} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </div>
    </Modal>
  )
}
