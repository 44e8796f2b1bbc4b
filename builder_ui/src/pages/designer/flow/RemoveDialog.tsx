/** Before a node with several ways goes: which of them stays. */
import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { meetingOf } from '../../../designer/flow/commands'
import { useWords } from '../../../i18n/useWords'
import { useDrawing, useTools } from './drawing'

export default function RemoveDialog({ node, onClose }: { node: string; onClose: () => void }) {
  const { t, say } = useWords()
  const { graph } = useDrawing()
  const tools = useTools()
  const ports = graph.ports(node).filter((port) => !graph.kind(node)?.holds || port.id !== 'inside')
  const meeting = meetingOf(graph, node)
  const direct = ports.some((port) => graph.target({ from: node, port: port.id }) === meeting)
  const whole = meeting !== null && (!direct || graph.kind(node)?.role === 'fork')
  const [kept, setKept] = useState<string | null>(whole ? null : (ports[0]?.id ?? null))
  const options = [
    ...(whole ? [{ value: '', label: t('flow.keep_none') }] : []),
    ...ports.map((port) => {
      const to = graph.target({ from: node, port: port.id })
      return { value: port.id, label: t('flow.keep_way', { name: say(port.label), to: say(graph.nodes.get(to ?? '')?.name) || t('flow.nowhere') }) }
    }),
  ]
  const remove = () => {
    tools.removeKeeping(node, kept === null ? 'meeting' : { port: kept })
    onClose()
  }
  return (
    <Modal open title={t('draw.delete_title', { name: say(graph.nodes.get(node)?.name) })} okText={t('draw.delete')} okButtonProps={{ danger: true }} cancelText={t('common.cancel')} onOk={remove} onCancel={onClose}>
      <p>{t('flow.keep_which')}</p>
      <Radio.Group vertical value={kept ?? ''} options={options} onChange={(event) => setKept((event.target.value as string) || null)} />
      <p className="soft small delete-note">{t('flow.keep_note')}</p>
    </Modal>
  )
}
