/** Some fields of the form to fill in, with the real widgets and rules, and what can be done then. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { calendarsQuery } from '../../../../api/policies'
import type { Block } from '../../../../designer/document'
import { sample } from '../../../../designer/flow/sample'
import { asField } from '../../../../designer/preview'
import { FormFields } from '../../../../form/FormFields'
import { PlaceContext, type Place } from '../../../../form/place'
import { useForm } from '../../../../form/useForm'
import { useStudio } from '../../studio/studio'

interface Props {
  fields: readonly Block[]
  /** What is there already. */
  values?: Record<string, unknown>
  /** Begin with an example in every field that must be filled in. */
  filled?: boolean
  /** The fields as they are in earnest: those that must be filled in get an example. */
  examples?: readonly Block[]
  actions: readonly { id: string; label: string; main?: boolean; danger?: boolean }[]
  busy: boolean
  onAct: (action: string, data: Record<string, unknown>) => void
}

const PLACE: Place = { kind: 'desk', upload: { path: '/files' } }

export function Answer({ fields, values, filled = false, examples, actions, busy, onAct }: Props) {
  const calendars = useQuery(calendarsQuery(useStudio().bundle)).data
  const definition = useMemo(() => ({ fields: fields.map(asField), sections: [], calendars }), [fields, calendars])
  const start = useMemo(() => ({ answers: filled ? sample(examples ?? fields) : pick(values ?? {}, fields) }), [filled, examples, fields, values])
  const form = useForm(definition, start)
  const act = (action: string) => {
    const data = form.collect()
    if (data !== null) onAct(action, data)
  }
  return (
    <PlaceContext value={PLACE}>
      {fields.length > 0 && <FormFields form={form} />}
      <p className="row">
        {actions.map((action) => (
          <Button key={action.id} type={action.main ? 'primary' : 'default'} danger={action.danger} loading={busy} onClick={() => act(action.id)}>
            {action.label}
          </Button>
        ))}
      </p>
    </PlaceContext>
  )
}

function pick(values: Record<string, unknown>, fields: readonly Block[]): Record<string, unknown> {
  return Object.fromEntries(fields.flatMap(({ id }) => (values[id] === null || values[id] === undefined ? [] : [[id, values[id]]])))
}
