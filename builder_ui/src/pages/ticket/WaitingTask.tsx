/** A task that waits for somebody else: for whom, since when it is due, and a way to take it. */
import { ClockCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Task, Ticket } from '../../api/record'
import { useWords } from '../../i18n/useWords'
import { Due } from '../../shared/Times'
import { Checklist } from './Checklist'
import { Favours } from './Favours'
import { HandOver } from './HandOver'
import { Signers } from './Signers'
import { useAct } from './useAct'

export function WaitingTask({ task, ticket }: { task: Task; ticket: Ticket }) {
  const { t, say } = useWords()
  const acting = useAct(task, ticket)
  const who = task.customer ? t('ticket.buyer') : (task.user?.name ?? say(task.group?.name ?? null))
  return (
    <article className="card waiting" aria-label={say(task.name)}>
      <div className="row">
        <ClockCircleOutlined aria-hidden className="soft" />
        <h3 className="grow">{say(task.name)}</h3>
        {task.due_at && <Due at={task.due_at} />}
      </div>
      {!task.lent_by && <p className="soft">{t('ticket.waits_for', { who })}</p>}
      {task.lent_by && <p className="soft">{t('ticket.lent_waits', { who, owner: task.lent_by.name })}</p>}
      <Signers task={task} />
      <Checklist task={task} ticket={ticket} />
      <div className="row">
        {task.can.includes('claim') && (
          <Button type="primary" loading={acting.isPending} onClick={() => acting.mutate({ action: 'claim' })}>
            {t('workbench.claim')}
          </Button>
        )}
        <Favours task={task} ticket={ticket} />
        <HandOver task={task} ticket={ticket} />
      </div>
    </article>
  )
}
