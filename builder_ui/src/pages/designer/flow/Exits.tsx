/** Where every exit of a node leads: chosen from a list, so that nobody has to draw a line. */
import { Select } from 'antd'
import type { Exit } from '../../../designer/flow/graph'
import { useWords } from '../../../i18n/useWords'
import { useDrawing, useTools } from './drawing'

export function Exits({ node, only }: { node: string; only?: string }) {
  const { t, say } = useWords()
  const { graph } = useDrawing()
  const tools = useTools()
  const own = graph.nodes.get(node)
  const ports = graph.ports(node).filter((port) => only === undefined || port.id === only)
  const targets = (exit: Exit) =>
    graph.body.nodes
      .filter((each) => each.id !== node && each.on === undefined && graph.kind(each.id)?.role !== 'start' && each.in === (exit.port === 'inside' ? node : own?.in))
      .map((each) => ({ value: each.id, label: say(each.name) || each.id }))
  if (ports.length === 0) return <p className="soft small">{t('flow.no_exits')}</p>
  return (
    <div className="settings" data-setting="exits">
      {ports.map((port) => {
        const exit = { from: node, port: port.id }
        const id = `exit-${node}-${port.id}`
        return (
          <div className="setting" key={port.id}>
            <label className="setting-label" htmlFor={id}>
              {t('flow.leads_to', { name: say(port.label) })}
            </label>
            <Select id={id} allowClear showSearch={{ optionFilterProp: 'label' }} status={graph.target(exit) ? undefined : 'warning'} placeholder={t('flow.nowhere')} value={graph.target(exit) ?? undefined} options={targets(exit)} onChange={(to?: string) => tools.connect(exit, to ?? null)} />
          </div>
        )
      })}
    </div>
  )
}
