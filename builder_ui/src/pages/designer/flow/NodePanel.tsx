/** What can be set for a node, as the catalogue tells it: what it does, who may see what, what else, and where it leads. */
import { Collapse } from 'antd'
import { widgetOf, type Schema } from '../../../designer/catalogue'
import { setNode } from '../../../designer/flow/commands'
import type { NodeBlock } from '../../../designer/flow/graph'
import { useWords } from '../../../i18n/useWords'
import { Settings } from '../studio/Settings'
import { useStudio } from '../studio/studio'
import { useDrawing, useTools } from './drawing'
import { Events } from './Events'
import { Exits } from './Exits'
import { Otherwise } from './Otherwise'

/** Optional settings of these sorts are looked for less often. */
const MORE = new Set(['choices', 'part', 'choice', 'flag'])

export function NodePanel({ node }: { node: NodeBlock }) {
  const { t, say } = useWords()
  const { schema } = useStudio()
  const { graph } = useDrawing()
  const tools = useTools()
  const kind = graph.kind(node.id)
  const config = kind?.config ?? {}
  const sorted = sections(config, kind?.ports.named_by ?? null)
  const own = schema.properties?.body?.properties?.nodes?.items ?? {}
  const settings = (keys: readonly string[]) => (
    <Settings id={`node-${node.id}-config`} schema={config} keys={keys} value={node.config ?? {}} onChange={(next, key) => tools.setConfig(node.id, next, `node:${node.id}:${key}`)} />
  )
  const groups = [
    ...(sorted.rights.length > 0 ? [{ key: 'rights', label: t('flow.group_rights'), children: settings(sorted.rights) }] : []),
    ...(sorted.more.length > 0 ? [{ key: 'more', label: t('draw.group_more'), children: settings(sorted.more) }] : []),
    { key: 'exits', label: t('flow.group_exits'), children: <Exits node={node.id} /> },
  ]
  return (
    <>
      <h2>
        {say(node.name) || node.id} <span className="soft small">{kind ? say(kind.label) : node.type}</span>
      </h2>
      {kind?.help && <p className="soft small">{say(kind.help)}</p>}
      <Settings id={`node-${node.id}`} schema={own} keys={['name']} value={{ name: node.name }} onChange={(next) => tools.edit(setNode(node.id, 'name', next.name), `node:${node.id}:name`)} />
      {sorted.main.length > 0 && <div className="setting-next">{settings(sorted.main)}</div>}
      <Otherwise node={node} />
      <Collapse ghost size="small" className="panel-groups" defaultActiveKey={sorted.main.length === 0 ? ['exits'] : []} items={groups} />
      <Events node={node} />
      <p className="soft small node-id">
        {t('key.id')} <code>{node.id}</code>
      </p>
    </>
  )
}

function sections(config: Schema, named: string | null): Record<'main' | 'rights' | 'more', string[]> {
  const found = { main: [] as string[], rights: [] as string[], more: [] as string[] }
  for (const [key, schema] of Object.entries(config.properties ?? {})) {
    if (key === named) continue
    const widget = widgetOf(schema)
    if (widget === 'field_rights' || schema.items?.properties?.id?.['x-widget'] === 'section') found.rights.push(key)
    else if (MORE.has(widget) && !config.required?.includes(key) && !schema['x-when']) found.more.push(key)
    else found.main.push(key)
  }
  return found
}
