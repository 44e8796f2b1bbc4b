/** Gives a task back to its group or on to a colleague. */
import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { peopleQuery } from '../../api/people'
import type { Task, Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { useAct } from './useAct'

export function HandOver({ task, ticket }: { task: Task; ticket: Ticket }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const acting = useAct(task, ticket)
  return (
    <>
      {task.can.includes('release') && (
        <Button type="text" onClick={() => acting.mutate({ action: 'release' })}>
          {t('ticket.release')}
        </Button>
      )}
      {task.can.includes('transfer') && (
        <Button type="text" onClick={() => setOpen(true)}>
          {t('ticket.transfer')}
        </Button>
      )}
      {open && (
        <Colleague
          group={task.group?.key ?? ''}
          busy={acting.isPending}
          onClose={() => setOpen(false)}
          onChoose={(user) => acting.mutate({ action: 'transfer', what: { user } }, { onSuccess: () => setOpen(false) })}
        />
      )}
    </>
  )
}

interface ColleagueProps {
  group: string
  busy: boolean
  onClose: () => void
  onChoose: (user: number) => void
}

function Colleague({ group, busy, onClose, onChoose }: ColleagueProps) {
  const { t } = useWords()
  const people = useQuery(peopleQuery(group))
  const [user, setUser] = useState<number>()
  return (
    <Modal
      open
      title={t('ticket.transfer_title')}
      okText={t('ticket.transfer')}
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
    </Modal>
  )
}
