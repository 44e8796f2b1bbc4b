/** The form designer's panes, with dragging between them; the preview takes the middle where it is asked for. */
import type { InputRef } from 'antd'
import { lazy, Suspense, type Ref } from 'react'
import { placed } from '../../../designer/canvas'
import { useRoom } from '../../../frame/useWide'
import { PageSpinner } from '../../../shared/PageSpinner'
import { Panes as ThreePanes } from '../studio/Panes'
import { useStudio } from '../studio/studio'
import { Canvas } from './Canvas'
import { Drag } from './Drag'
import { useDrawing, useTools } from './drawing'
import { Palette } from './Palette'
import { Panel } from './Panel'

/** It brings the whole form renderer along. */
const Preview = lazy(() => import('./Preview'))

export type View = 'draw' | 'phone' | 'desk'

interface Props {
  view: View
  search: Ref<InputRef>
  pointers: readonly string[]
}

export function Panes({ view, search, pointers }: Props) {
  const { catalogue } = useStudio()
  const { document } = useDrawing()
  const tools = useTools()
  const roomy = useRoom('(min-width: 768px)')
  const middle = view === 'draw' ? <Canvas problems={pointers} /> : (
    <Suspense fallback={<PageSpinner />}>
      <Preview phone={view === 'phone'} />
    </Suspense>
  )
  const panes = <ThreePanes palette={<Palette search={search} catalogue={catalogue} />} middle={middle} panel={<Panel />} />
  if (!roomy) return panes
  const drop: React.ComponentProps<typeof Drag>['onDrop'] = (carried, beside) => {
    if ('field' in carried) return tools.move(carried.field, placed(document.body, beside, carried.field))
    const kind = catalogue.fields.kinds.find((each) => each.type === carried.kind)
    return kind && tools.add(kind, placed(document.body, beside))
  }
  return <Drag onDrop={drop}>{panes}</Drag>
}
