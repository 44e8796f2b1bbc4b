/** One node as a card: what it is, what it is called, and what it does in a sentence. */
import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { canMove } from '../../../designer/flow/commands'
import type { NodeBlock, NodeKind } from '../../../designer/flow/graph'
import { useWords } from '../../../i18n/useWords'
import { Glyph } from '../studio/Glyph'
import { useAdded } from '../studio/Panes'
import { useDrawing, useTools } from './drawing'
import { useMarks } from './marks'
import { useCardText } from './useCardText'
import { canCopy } from './useTools'

export function Card({ node, kind }: { node: NodeBlock; kind: NodeKind | undefined }) {
  const { t, say } = useWords()
  const { selection, wrong, doubtful } = useDrawing()
  const tools = useTools()
  const text = useCardText()(node, kind)
  const mark = useMarks().get(node.id)
  const selected = selection.part === 'node' && selection.id === node.id
  const problems = wrong.get(node.id) ?? 0
  const doubts = doubtful.get(node.id) ?? 0
  const reveal = useAdded()
  const choose = () => {
    tools.select({ part: 'node', id: node.id })
    reveal()
  }
  return (
    <div className={`node node-${kind?.group ?? 'unknown'} role-${kind?.role ?? 'step'}${selected ? ' node-on' : ''}${mark ? ` node-${mark}` : ''}`} data-node={node.id}>
      <button type="button" id={`node-${node.id}`} className="node-main" aria-pressed={selected} onClick={choose}>
        <span className="node-kind">
          <Glyph of="nodes" type={node.type} />
          {kind ? say(kind.label) : node.type}
          {mark && <span className="chip">{t(`flow.mark_${mark}`)}</span>}
          {problems > 0 && (
            <span className="row-wrong" title={t('designer.problems', { count: problems })}>
              {problems}
            </span>
          )}
          {doubts > 0 && (
            <span className="row-doubt" title={t('designer.hints', { count: doubts })}>
              {doubts}
            </span>
          )}
        </span>
        <strong className="node-name">{say(node.name) || node.id}</strong>
        {text.told && <span className="node-told">{text.told}</span>}
        {text.missing.length > 0 && <span className="node-missing">{t('flow.not_set', { what: text.missing.join('、') })}</span>}
      </button>
      {selected && <CardTools node={node} />}
    </div>
  )
}

function CardTools({ node }: { node: NodeBlock }) {
  const { t, say } = useWords()
  const { graph } = useDrawing()
  const tools = useTools()
  const name = say(node.name)
  const role = graph.kind(node.id)?.role
  return (
    <span className="node-tools">
      {canMove(graph, node.id, -1) && <Tool label={t('draw.up', { name })} icon={<ArrowUpOutlined aria-hidden />} onClick={() => tools.move(node.id, -1)} />}
      {canMove(graph, node.id, 1) && <Tool label={t('draw.down', { name })} icon={<ArrowDownOutlined aria-hidden />} onClick={() => tools.move(node.id, 1)} />}
      {canCopy(graph, node.id) && <Tool label={t('draw.duplicate', { name })} icon={<CopyOutlined aria-hidden />} onClick={() => tools.duplicate(node.id)} />}
      {role !== 'start' && role !== 'join' && <Tool label={t('draw.remove', { name })} icon={<DeleteOutlined aria-hidden />} onClick={() => tools.remove(node.id)} />}
    </span>
  )
}

function Tool({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Tooltip title={label}>
      <Button size="small" type="text" icon={icon} onClick={onClick} aria-label={label} />
    </Tooltip>
  )
}
