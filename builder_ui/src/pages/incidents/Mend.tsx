/** Mends what the step stumbled over, and tries it again in the same breath. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import type { FormEvent } from 'react'
import { formQuery, type FormView } from '../../api/form'
import { retry, type Incident } from '../../api/incident'
import { recordQuery, type Ticket } from '../../api/record'
import { FormFields } from '../../form/FormFields'
import { useForm } from '../../form/useForm'
import { useWords } from '../../i18n/useWords'
import { Load } from '../../shared/Load'
import { useToast } from '../../shared/useToast'
import { namesOf } from '../ticket/names'

interface Props {
  incident: Incident
  record: number
  onDone: () => void
  onClose: () => void
}

export function Mend({ incident, record, onDone, onClose }: Props) {
  const { t, say } = useWords()
  const ticket = useQuery(recordQuery(record))
  const form = useQuery({ ...formQuery(incident.form?.key ?? ''), enabled: incident.form !== null })
  return (
    <Drawer open onClose={onClose} size={520} title={t('incidents.mend_title')} className="incident-mend">
      <p className="incident-why">{say(incident.message)}</p>
      <Load query={ticket}>
        {(found) => <Load query={form}>{(view) => <Fields incident={incident} ticket={found} form={view} onDone={onDone} />}</Load>}
      </Load>
    </Drawer>
  )
}

interface FieldsProps {
  incident: Incident
  ticket: Ticket
  form: FormView
  onDone: () => void
}

function Fields({ incident, ticket, form, onDone }: FieldsProps) {
  const { t } = useWords()
  const toast = useToast()
  const state = useForm(form, { answers: ticket.data, before: ticket.data, names: namesOf(ticket) })
  const trying = useMutation({
    mutationFn: (data: object) => retry(incident.id, { data }),
    onSuccess: onDone,
    onError: (problem) => state.refuse(problem) || toast.failed(problem),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const data = state.collect()
    if (data) trying.mutate(data)
  }
  return (
    <form onSubmit={submit} noValidate>
      <FormFields form={state} />
      <Button type="primary" htmlType="submit" loading={trying.isPending}>
        {t('incidents.save_and_retry')}
      </Button>
    </form>
  )
}
