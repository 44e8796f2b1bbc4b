/** Asks for a colleague, and for whatever else stands below. */
import { useQuery } from '@tanstack/react-query'
import { Modal, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import { peopleQuery } from '../../api/people'
import { useWords } from '../../i18n/useWords'

interface Props {
  title: string
  done: string
  group: string
  busy: boolean
  onClose: () => void
  onChoose: (user: number) => void
  children?: ReactNode
}

export function Colleague({ title, done, group, busy, onClose, onChoose, children }: Props) {
  const { t } = useWords()
  const people = useQuery(peopleQuery(group))
  const [user, setUser] = useState<number>()
  return (
    <Modal
      open
      title={title}
      okText={done}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: user === undefined, loading: busy }}
      onOk={() => user !== undefined && onChoose(user)}
      onCancel={onClose}
    >
      <Select
        aria-label={t('ticket.colleague')}
        placeholder={t('ticket.colleague')}
        style={{ width: '100%' }}
        loading={people.isFetching}
        value={user}
        onChange={setUser}
        showSearch={{ optionFilterProp: 'label' }}
        options={(people.data ?? []).map((person) => ({ value: person.id, label: person.name }))}
      />
      {children}
    </Modal>
  )
}
