/** What may happen while a node is at work, and where that leads: the events on its border. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { NodeBlock } from '../../../designer/flow/graph'
import { useWords } from '../../../i18n/useWords'
import { useDrawing, useTools } from './drawing'

export function Events({ node }: { node: NodeBlock }) {
  const { t, say } = useWords()
  const { graph } = useDrawing()
  const tools = useTools()
  const kinds = [...graph.kinds.values()].filter((kind) => kind.role === 'boundary')
  const kind = graph.kind(node.id)
  if (kinds.length === 0 || !kind || node.on !== undefined || !(kind.waits || kind.holds)) return null
  return (
    <section className="uses">
      <h3>{t('flow.events')}</h3>
      <ul className="changes">
        {graph.events(node.id).map((event) => (
          <li key={event.id}>
            <Button type="link" size="small" onClick={() => tools.select({ part: 'node', id: event.id })}>
              {say(event.name)}
            </Button>
          </li>
        ))}
      </ul>
      {kinds.map((each) => (
        <Button key={each.type} size="small" icon={<PlusOutlined aria-hidden />} onClick={() => tools.addEvent(each, node.id)}>
          {t('flow.add_event', { name: say(each.label) })}
        </Button>
      ))}
    </section>
  )
}
