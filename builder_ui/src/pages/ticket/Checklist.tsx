/** What is to be ticked off with a task; each tick is kept at once, with who did it and when. */
import { Alert, Checkbox } from 'antd'
import { useState } from 'react'
import type { CheckItem, Task, Ticket } from '../../api/record'
import { without } from '../../designer/ordered'
import { useWords } from '../../i18n/useWords'
import { Moment } from '../../shared/Times'
import { useAct } from './useAct'
import './checklist.css'

interface Props {
  task: Task
  ticket: Ticket
  /** An action was chosen before everything that must be was ticked. */
  urged?: boolean
}

export const missing = (task: Task) => task.checklist.filter((item) => item.required && !item.done)

export function Checklist({ task, ticket, urged }: Props) {
  const { t, say } = useWords()
  const acting = useAct(task, ticket)
  const [wanted, setWanted] = useState<Readonly<Record<string, boolean>>>({})
  if (task.checklist.length === 0) return null
  const left = missing(task)
  const done = task.checklist.filter((item) => item.done).length
  // A box shows what was asked for until the answer is there; it stays where the keyboard is.
  const tick = (item: CheckItem, on: boolean) => {
    setWanted((before) => ({ ...before, [item.id]: on }))
    const answered = () => setWanted((before) => without(before, item.id))
    void acting.mutateAsync({ action: on ? 'tick' : 'untick', what: { item: item.id } }).then(answered, answered)
  }
  return (
    <fieldset className="checklist">
      <legend>
        {t('ticket.checklist')} <span className="soft small">{t('ticket.checklist_done', { done, all: task.checklist.length })}</span>
      </legend>
      {urged && left.length > 0 && <Alert type="error" showIcon title={t('ticket.tick_first', { items: left.map((item) => say(item.label)).join(t('ticket.and')) })} />}
      <ul>
        {task.checklist.map((item) => (
          <li key={item.id}>
            <Checkbox
              checked={wanted[item.id] ?? item.done}
              disabled={!task.mine}
              aria-invalid={urged && item.required && !item.done}
              onChange={(event) => tick(item, event.target.checked)}
            >
              {say(item.label)}
              {item.required && <span className={task.mine && !item.done ? 'must' : 'soft must'}> {t('ticket.must_tick')}</span>}
            </Checkbox>
            {item.done && item.by && item.at !== null && (
              <div className="soft small ticked-by">
                {item.by.name} · <Moment at={item.at} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
