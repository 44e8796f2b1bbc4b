/** What can be set for one branch: its name, when it is taken, and where it leads. */
import { Button } from 'antd'
import type { Item } from '../../../designer/flow/blank'
import type { NodeBlock } from '../../../designer/flow/graph'
import { useWords } from '../../../i18n/useWords'
import { RootContext } from '../studio/root'
import { Settings } from '../studio/Settings'
import { useDrawing, useTools } from './drawing'
import { Exits } from './Exits'

export function BranchPanel({ node, port }: { node: NodeBlock; port: string }) {
  const { t, say } = useWords()
  const { graph } = useDrawing()
  const tools = useTools()
  const kind = graph.kind(node.id)
  const each = kind?.ports.each ?? ''
  const items = (node.config?.[each] ?? []) as Item[]
  const at = items.findIndex((item) => (item.port ?? item.id) === port)
  const item = items[at]
  const schema = kind?.config.properties?.[each]?.items ?? {}
  const keys = Object.keys(schema.properties ?? {}).filter((key) => key !== 'port' && key !== 'id')
  const label = graph.ports(node.id).find((one) => one.id === port)?.label
  return (
    <>
      <h2>
        {say(item?.label ?? label) || port} <span className="soft small">{t('flow.branch_of', { name: say(node.name) })}</span>
      </h2>
      {item ? (
        <RootContext value={node.config ?? {}}>
          <Settings id={`branch-${node.id}-${port}`} schema={schema} keys={keys} value={item} onChange={(next, key) => tools.setConfig(node.id, { ...node.config, [each]: items.with(at, next as Item) }, `branch:${node.id}:${port}:${key}`)} />
        </RootContext>
      ) : (
        <p className="soft">{t('flow.fixed_branch')}</p>
      )}
      <div className="setting-next">
        <Exits node={node.id} only={port} />
      </div>
      <p className="row setting-next">
        <Button size="small" onClick={() => tools.select({ part: 'node', id: node.id })}>
          {t('flow.to_node', { name: say(node.name) })}
        </Button>
        {item && (
          <Button size="small" danger onClick={() => tools.removeBranch(node.id, port)}>
            {t('flow.remove_branch', { name: say(item.label) })}
          </Button>
        )}
      </p>
    </>
  )
}
