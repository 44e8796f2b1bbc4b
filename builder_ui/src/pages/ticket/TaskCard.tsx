/** One task that the reader may do: its instructions, its fields, its buttons. */
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import type { FormView } from '../../api/form'
import type { Task, TaskAction, Ticket } from '../../api/record'
import { FormFields } from '../../form/FormFields'
import { useForm } from '../../form/useForm'
import { useWords } from '../../i18n/useWords'
import { Due } from '../../shared/Times'
import { Checklist, missing } from './Checklist'
import { Favours } from './Favours'
import { HandOver } from './HandOver'
import { InPlace } from './InPlace'
import { namesOf } from './names'
import { ShownField } from './ShownField'
import { Signers } from './Signers'
import { taskForm } from './taskForm'
import { useAct } from './useAct'

interface Props {
  task: Task
  ticket: Ticket
  form: FormView
}

export function TaskCard(props: Props) {
  return (
    <InPlace ticket={props.ticket}>
      <Card {...props} />
    </InPlace>
  )
}

function Card({ task, ticket, form }: Props) {
  const { t, say } = useWords()
  const [parts] = useState(() => taskForm(form, task))
  const [names] = useState(() => ({ ...ticket.data, ...namesOf(ticket) }))
  const state = useForm(parts.asked, { answers: ticket.data, before: ticket.data, names })
  const [comment, setComment] = useState('')
  const [urged, setUrged] = useState(false)
  const acting = useAct(task, ticket)

  const press = (action: TaskAction) => {
    const early = !action.unchecked && missing(task).length > 0
    setUrged(early)
    if (early) return
    const data = state.collect()
    if (!data) return
    const what = { data, comment: comment.trim() || undefined }
    acting.mutate({ action: action.id, what }, { onError: (problem) => void state.refuse(problem) })
  }

  return (
    <article className="card task-card" aria-label={say(task.name)}>
      <div className="row task-card-head">
        <h3 className="grow">{say(task.name)}</h3>
        {task.due_at && <Due at={task.due_at} />}
      </div>
      {task.lent_by && <Alert className="task-lent" type="info" showIcon title={t('ticket.lent', { who: task.lent_by.name })} />}
      {task.kind === 'resubmit' && <Alert className="task-lent" type="warning" showIcon title={t('ticket.resubmit')} />}
      <Signers task={task} />
      {task.instructions && <p className="task-note pre">{say(task.instructions)}</p>}
      {parts.told.map(({ part, fields }) => (
        <div key={part?.id ?? ''} className="task-told">
          {part && <h4>{say(part.label)}</h4>}
          <dl className="shown">
            {fields.map((field) => (
              <ShownField key={field.id} field={field} ticket={ticket} />
            ))}
          </dl>
        </div>
      ))}
      <FormFields form={state} />
      <Checklist task={task} ticket={ticket} urged={urged} />
      <label htmlFor={`${state.id}-comment`} className="field-label">
        {t(task.kind === 'approval' ? 'ticket.opinion' : 'ticket.comment')}
      </label>
      <Input.TextArea
        id={`${state.id}-comment`}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
      />
      <div className="row task-actions">
        {task.actions.map((action) => (
          <Button
            key={action.id}
            type={action.kind === 'primary' ? 'primary' : 'default'}
            danger={action.kind === 'danger'}
            loading={acting.isPending && acting.variables.action === action.id}
            disabled={acting.isPending}
            onClick={() => press(action)}
          >
            {say(action.label)}
          </Button>
        ))}
        <span className="grow" />
        <Favours task={task} ticket={ticket} />
        <HandOver task={task} ticket={ticket} />
      </div>
    </article>
  )
}
