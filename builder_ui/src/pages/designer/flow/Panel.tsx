/** What can be set for what is selected. */
import { useWords } from '../../../i18n/useWords'
import { BranchPanel } from './BranchPanel'
import { useDrawing } from './drawing'
import { FlowPanel } from './FlowPanel'
import { NodePanel } from './NodePanel'

export function Panel() {
  const { t } = useWords()
  const { selection, graph } = useDrawing()
  const node = selection.part === 'flow' ? undefined : graph.nodes.get(selection.id)
  const branch = selection.part === 'branch' ? selection.port : null
  return (
    <div className="panel" aria-label={t('draw.properties')} role="region">
      {!node ? <FlowPanel /> : branch === null ? <NodePanel key={node.id} node={node} /> : <BranchPanel key={`${node.id} ${branch}`} node={node} port={branch} />}
    </div>
  )
}
