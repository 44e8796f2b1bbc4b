/** What is done: actions as in a rule; brought along only where they are needed. */
import { lazy, Suspense } from 'react'
import type { Widget, WidgetProps } from '../widget'

const ActionsEditor = lazy(() => import('../../rule/ActionsEditor'))

function Edit({ value, onChange }: WidgetProps) {
  return (
    <Suspense fallback={null}>
      <ActionsEditor value={value} onChange={onChange} />
    </Suspense>
  )
}

export const widget: Widget = { Edit, group: true }
