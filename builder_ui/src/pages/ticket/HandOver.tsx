/** Gives a task back to its group or on to a colleague. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Task, Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { Colleague } from './Colleague'
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
          title={t('ticket.transfer_title')}
          done={t('ticket.transfer')}
          group={task.group?.key ?? ''}
          busy={acting.isPending}
          onClose={() => setOpen(false)}
          onChoose={(user) => acting.mutate({ action: 'transfer', what: { user } }, { onSuccess: () => setOpen(false) })}
        />
      )}
    </>
  )
}
