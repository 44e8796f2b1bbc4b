/** What a call is given: the names of its path come by themselves, others are added by name. */
import { lazy, Suspense } from 'react'
import { tellExpression } from '../Expression'
import type { Widget, WidgetProps } from '../widget'

const CallInput = lazy(() => import('../connector/CallInput'))

const Edit = (props: WidgetProps) => (
  <Suspense fallback={null}>
    <CallInput {...props} />
  </Suspense>
)

export const widget: Widget = {
  Edit,
  group: true,
  tell: (value, _, speech) =>
    Object.entries(value as Record<string, unknown>)
      .map(([name, given]) => `${name} = ${tellExpression(given, speech)}`)
      .join(speech.t('common.comma')),
}
