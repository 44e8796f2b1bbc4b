/** What the buyer is asked now, such as the satisfaction survey. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useMemo, useState } from 'react'
import { actByLink, type ProgressView } from '../../api/progress'
import { FormFields } from '../../form/FormFields'
import { PlaceContext, type Place } from '../../form/place'
import { useForm, type FormDefinition } from '../../form/useForm'
import { useWords } from '../../i18n/useWords'
import { sentence, useToast } from '../../shared/useToast'

type Task = NonNullable<ProgressView['task']>

export function BuyerTask({ task, token }: { task: Task; token: string }) {
  const { t, say } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  const [definition] = useState((): FormDefinition => ({ fields: task.fields, sections: [], calendars: task.calendars }))
  const place = useMemo((): Place => ({ kind: 'public', upload: { path: `/progress/${token}/files` } }), [token])
  const form = useForm(definition)
  const [message, setMessage] = useState('')
  const acting = useMutation({
    mutationFn: ({ action, data }: { action: string; data: object }) => actByLink(token, task.id, action, data),
    onSuccess: () => toast.done(t('progress.answered')),
    onError: (problem) => setMessage(form.refuse(problem) ? '' : sentence(problem, t)),
    onSettled: () => client.invalidateQueries({ queryKey: ['progress', token] }),
  })
  const press = (action: string) => {
    const data = form.collect()
    setMessage('')
    if (data) acting.mutate({ action, data })
  }
  return (
    <PlaceContext value={place}>
      <section className="card task-card" aria-labelledby="asked">
        <h2 id="asked">{say(task.name)}</h2>
        {task.instructions && <p className="pre">{say(task.instructions)}</p>}
        <FormFields form={form} />
        {message && <Alert type="error" showIcon title={message} className="form-alert" />}
        <div className="buyer-actions">
          {task.actions.map((action, index) => (
            <Button
              key={action.id}
              block
              type={action.kind === 'primary' || (index === 0 && task.actions.length === 1) ? 'primary' : 'default'}
              danger={action.kind === 'danger'}
              loading={acting.isPending && acting.variables.action === action.id}
              disabled={acting.isPending}
              onClick={() => press(action.id)}
            >
              {say(action.label)}
            </Button>
          ))}
        </div>
      </section>
    </PlaceContext>
  )
}
