/** Headers of a request by name; a secret is named, never written: {secret:carrier}. */
import { lazy, Suspense } from 'react'
import type { Widget, WidgetProps } from '../widget'

const Headers = lazy(() => import('../connector/Headers'))

const Edit = (props: WidgetProps) => (
  <Suspense fallback={null}>
    <Headers {...props} />
  </Suspense>
)

export const widget: Widget = { Edit, group: true }
