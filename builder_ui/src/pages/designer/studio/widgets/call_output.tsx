/** Which fields take what of an answer. */
import { lazy, Suspense } from 'react'
import type { Widget, WidgetProps } from '../widget'

const CallOutput = lazy(() => import('../connector/CallOutput'))

const Edit = (props: WidgetProps) => (
  <Suspense fallback={null}>
    <CallOutput {...props} />
  </Suspense>
)

export const widget: Widget = { Edit, group: true }
