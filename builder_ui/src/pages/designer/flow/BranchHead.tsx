/** The head of a branch: its name, and when it is taken. */
import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Item } from '../../../designer/flow/blank'
import type { Branch, Step } from '../../../designer/flow/story'
import { useWords } from '../../../i18n/useWords'
import { useAdded } from '../studio/Panes'
import { useTelling } from '../studio/telling'
import { useDrawing, useTools } from './drawing'
import { idOf } from './useFlowKeys'

export function BranchHead({ step, branch }: { step: Step; branch: Branch }) {
  const { t, say } = useWords()
  const { selection } = useDrawing()
  const tools = useTools()
  const told = useBranchText()(step, branch)
  const { id } = step.node
  const each = step.kind?.ports.each
  const items = (each ? step.node.config?.[each] : undefined) as Item[] | undefined
  const at = items?.findIndex((item) => (item.port ?? item.id) === branch.port.id) ?? -1
  const own = at >= 0
  const selected = selection.part === 'branch' && selection.id === id && selection.port === branch.port.id
  const name = say(branch.port.label)
  const reveal = useAdded()
  const choose = () => {
    tools.select({ part: 'branch', id, port: branch.port.id })
    reveal()
  }
  return (
    <div className={`branch${selected ? ' branch-on' : ''}`}>
      <button type="button" id={idOf({ part: 'branch', id, port: branch.port.id })} className="branch-main" aria-pressed={selected} onClick={choose}>
        <strong>{name}</strong>
        {told && <span className={told === t('flow.no_condition') ? 'node-missing' : 'branch-told'}>{told}</span>}
      </button>
      {selected && own && (
        <span className="node-tools">
          <Button size="small" type="text" icon={<LeftOutlined aria-hidden />} disabled={at === 0} onClick={() => tools.moveBranch(id, branch.port.id, -1)} aria-label={t('flow.branch_left', { name })} />
          <Button size="small" type="text" icon={<RightOutlined aria-hidden />} disabled={at === (items?.length ?? 0) - 1} onClick={() => tools.moveBranch(id, branch.port.id, 1)} aria-label={t('flow.branch_right', { name })} />
          <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} onClick={() => tools.removeBranch(id, branch.port.id)} aria-label={t('flow.remove_branch', { name })} />
        </span>
      )}
    </div>
  )
}

/** When a branch is taken, in words. */
function useBranchText(): (step: Step, branch: Branch) => string {
  const { t } = useWords()
  const { tell, option } = useTelling()
  return (step, branch) => {
    const each = step.kind?.ports.each
    const list = each ? step.kind?.config.properties?.[each] : undefined
    const item = ((each ? step.node.config?.[each] : undefined) as Item[] | undefined)?.find((one) => (one.port ?? one.id) === branch.port.id)
    if (!item) return ''
    const asked = Object.entries(list?.items?.properties ?? {}).filter(([key]) => !['port', 'id', 'label', 'kind'].includes(key))
    const read = (step.node.config?.value as { var?: string } | undefined)?.var
    const said = asked.flatMap(([key, schema]) => {
      const value = item[key]
      if (value === undefined) return list?.items?.required?.includes(key) ? [t('flow.no_condition')] : []
      return Array.isArray(value) && read ? [value.map((one) => option(read, one)).join(' / ')] : [tell(value, schema)]
    })
    return said.filter(Boolean).join(' · ')
  }
}
