/** What to do now: the tasks that wait on this ticket, the caller's own first. */
import { CheckCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { FormView } from '../../api/form'
import type { Ticket } from '../../api/record'
import { TaskCard } from './TaskCard'
import { WaitingTask } from './WaitingTask'

export function NowPanel({ ticket, form }: { ticket: Ticket; form: FormView }) {
  const { t } = useTranslation()
  const open = ticket.tasks.filter((task) => task.status === 'open')
  const mine = open.filter((task) => task.mine)
  const others = open.filter((task) => !task.mine)
  return (
    <section aria-labelledby="now" className="stack">
      <h2 id="now" className="sr-only">
        {t('ticket.now')}
      </h2>
      {mine.map((task) => (
        <TaskCard key={`${task.id} ${task.user?.id ?? ''}`} task={task} ticket={ticket} form={form} />
      ))}
      {others.map((task) => (
        <WaitingTask key={task.id} task={task} ticket={ticket} />
      ))}
      {open.length === 0 && (
        <div className="card nothing-now">
          <CheckCircleOutlined aria-hidden="true" />
          <p>{t('ticket.nothing_now')}</p>
        </div>
      )}
    </section>
  )
}
