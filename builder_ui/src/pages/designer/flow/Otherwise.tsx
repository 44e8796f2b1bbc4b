/** Whether there is a way for when no branch applies. */
import { Switch } from 'antd'
import { OTHERWISE } from '../../../designer/flow/blank'
import type { NodeBlock } from '../../../designer/flow/graph'
import { put, without } from '../../../designer/ordered'
import { useWords } from '../../../i18n/useWords'
import { useDrawing, useTools } from './drawing'

export function Otherwise({ node }: { node: NodeBlock }) {
  const { t } = useWords()
  const { graph } = useDrawing()
  const tools = useTools()
  const kind = graph.kind(node.id)
  const named = kind?.ports.named_by
  if (!kind || !named) return null
  const config = node.config ?? {}
  const turn = (on: boolean) => tools.setConfig(node.id, on ? put(config, named, OTHERWISE, Object.keys(kind.config.properties ?? {})) : without(config, named))
  return (
    <div className="setting setting-flag setting-next" data-setting={named}>
      <Switch id={`${node.id}-otherwise`} size="small" checked={config[named] !== undefined} onChange={turn} />
      <label htmlFor={`${node.id}-otherwise`}>{t('flow.has_otherwise')}</label>
    </div>
  )
}
