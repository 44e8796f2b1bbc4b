/** Gives a task back to its group or on to a colleague. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Task, Ticket } from '../../api/record'
import { useSession } from '../../frame/useSession'
import { useWords } from '../../i18n/useWords'
import { Colleague } from './Colleague'
import { asked } from './favour'
import { useAct } from './useAct'

export function HandOver({ task, ticket }: { task: Task; ticket: Ticket }) {
  const { t } = useWords()
  const me = useSession().user.id
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
          note={t('ticket.transfer_note')}
          group={task.group?.key}
          not={[me, ...asked(task)]}
          busy={acting.isPending}
          onClose={() => setOpen(false)}
          onChoose={(what, who) => acting.mutate({ action: 'transfer', what, who }, { onSuccess: () => setOpen(false) })}
        />
      )}
    </>
  )
}
