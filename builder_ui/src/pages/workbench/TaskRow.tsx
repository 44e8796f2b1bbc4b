/** One task in the workbench: what is to be done, for which ticket, by when; a group's task can be taken here. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { act, type ListedTask } from '../../api/task'
import { useWords } from '../../i18n/useWords'
import { Priority } from '../../shared/Marks'
import { Due } from '../../shared/Times'
import { useToast } from '../../shared/useToast'

export function TaskRow({ task, due }: { task: ListedTask; due: number | null }) {
  const { t, say } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const claiming = useMutation({
    mutationFn: () => act(task.id, 'claim'),
    onSuccess: () => toast.done(t('workbench.claimed', { number: task.record.number })),
    onError: toast.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  })
  return (
    <li className="task">
      <Link to={`/records/${task.record.id}`} className="task-link">
        <span className="task-name">{say(task.name)}</span>
        <span className="task-title">
          <span className="soft nowrap">{task.record.number}</span> {task.record.title}
        </span>
        <span className="row small">
          <Priority level={task.record.priority} />
          {due && <Due at={due} />}
          {!task.user && task.group && <span className="tag">{say(task.group.name)}</span>}
        </span>
      </Link>
      {task.can.includes('claim') && (
        <Button loading={claiming.isPending} onClick={() => claiming.mutate()}>
          {t('workbench.claim')}
        </Button>
      )}
    </li>
  )
}
