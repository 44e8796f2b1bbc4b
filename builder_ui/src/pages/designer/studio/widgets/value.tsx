/** A value of the field itself, entered with the field's own widget. */
import { Suspense } from 'react'
import { useKinds } from '../../../../form/registry'
import { asField } from '../../../../designer/preview'
import type { Block } from '../../../../designer/document'
import type { Widget, WidgetProps } from '../widget'

function Edit(props: WidgetProps) {
  return (
    <Suspense fallback={null}>
      <Value {...props} />
    </Suspense>
  )
}

function Value({ id, value, onChange, around }: WidgetProps) {
  const view = asField(around as unknown as Block)
  const kind = useKinds([view]).get(view.type)
  if (!kind || kind.issued) return null
  return (
    <kind.Input
      id={id}
      path={view.id}
      view={view}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      disabled={false}
      invalid={false}
      required={false}
      labelledBy={`${id}-label`}
      describedBy={undefined}
    />
  )
}

export const widget: Widget = { Edit, group: true }
