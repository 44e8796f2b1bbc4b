/** The record's form, filled in; saves only what was changed and notices when somebody else was faster. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState, type FormEvent } from 'react'
import type { FormView } from '../../api/form'
import { Problem } from '../../api/problem'
import { saveRecord, type Ticket } from '../../api/record'
import { FormFields } from '../../form/FormFields'
import { useForm } from '../../form/useForm'
import { useWords } from '../../i18n/useWords'
import { useToast } from '../../shared/useToast'
import { namesOf } from './names'

interface Props {
  ticket: Ticket
  form: FormView
  onDone: () => void
}

export function EditData({ ticket, form, onDone }: Props) {
  const { t } = useWords()
  const toast = useToast()
  const client = useQueryClient()
  // What the edit began with: a live update must not change what "changed" means.
  const [start, setStart] = useState(ticket)
  const [names] = useState(() => namesOf(ticket))
  const state = useForm(form, { answers: start.data, before: start.data, names })
  const saving = useMutation({
    mutationFn: (data: object) => saveRecord(ticket.id, start.rev, data),
    onSuccess: (saved) => {
      client.setQueryData(['record', ticket.id], saved)
      void client.invalidateQueries({ queryKey: ['record', ticket.id] })
      toast.done(t('ticket.saved'))
      onDone()
    },
    onError: (problem) => isStale(problem) || state.refuse(problem) || toast.failed(problem),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const data = state.collect()
    if (data && Object.keys(data).length === 0) onDone()
    else if (data) saving.mutate(data)
  }
  const takeTheirs = () => {
    setStart(ticket)
    state.reset(ticket.data)
    saving.reset()
  }
  return (
    <form onSubmit={submit} noValidate>
      {isStale(saving.error) && (
        <Alert
          type="warning"
          showIcon
          title={t('ticket.stale')}
          action={<Button onClick={takeTheirs}>{t('ticket.take_theirs')}</Button>}
          className="form-alert"
        />
      )}
      <FormFields form={state} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}

const isStale = (problem: unknown) => problem instanceof Problem && problem.status === 412
