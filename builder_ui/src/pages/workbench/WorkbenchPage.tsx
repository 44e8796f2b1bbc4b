/** The workbench: what I have to do, what my groups could take, the most urgent first. */
import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import { tasksQuery, type ListedTask } from '../../api/task'
import { useSession } from '../../frame/useSession'
import { Load } from '../../shared/Load'
import { PageHead } from '../../shared/PageHead'
import { useNow } from '../../shared/useNow'
import { NewRecord } from './NewRecord'
import { TaskRow } from './TaskRow'
import './workbench.css'

export default function WorkbenchPage() {
  const { t } = useTranslation()
  const { user } = useSession()
  const mine = useQuery(tasksQuery('mine'))
  // Somebody in no group, such as an administrator, sees what waits for anybody.
  const scope = user.groups.length > 0 ? 'group' : 'all'
  const group = useQuery({ ...tasksQuery(scope), select: forColleagues })
  const now = useNow()
  const late = (mine.data ?? []).filter((task) => dueOf(task) < now).length
  const note = late > 0 ? t('workbench.late', { count: late }) : t('workbench.calm')
  return (
    <div className="page">
      <PageHead title={t('workbench.hello', { name: user.name })} note={mine.data && note} actions={<NewRecord />} />
      <div className="workbench">
        <section className="card" aria-labelledby="mine">
          <h2 id="mine">{t('workbench.mine', { count: mine.data?.length ?? 0 })}</h2>
          <Load query={mine}>{(tasks) => <Tasks tasks={tasks} none={t('workbench.none_mine')} />}</Load>
        </section>
        <section className="card" aria-labelledby="group">
          <h2 id="group">{t(`workbench.${scope}`, { count: group.data?.length ?? 0 })}</h2>
          <Load query={group}>{(tasks) => <Tasks tasks={tasks} none={t(`workbench.none_${scope}`)} />}</Load>
        </section>
      </div>
    </div>
  )
}

/** What waits for a buyer is nobody's work here. */
const forColleagues = (tasks: ListedTask[]) => tasks.filter((task) => !task.customer)

const dueOf = (task: ListedTask) => task.due_at ?? task.record.due_at ?? Infinity

const RANK: Record<string, number> = { urgent: 0, high: 1, normal: 2, low: 3 }

const rank = (task: ListedTask) => RANK[task.record.priority] ?? 2

function Tasks({ tasks, none }: { tasks: ListedTask[]; none: string }) {
  const now = useNow()
  if (tasks.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />
  const lateFirst = (task: ListedTask) => (dueOf(task) < now ? 0 : 1)
  const sorted = tasks.toSorted(
    (a, b) => lateFirst(a) - lateFirst(b) || b.record.urgency - a.record.urgency || rank(a) - rank(b) || dueOf(a) - dueOf(b),
  )
  return (
    <ul className="tasks">
      {sorted.map((task) => (
        <TaskRow key={task.id} task={task} due={Number.isFinite(dueOf(task)) ? dueOf(task) : null} />
      ))}
    </ul>
  )
}
