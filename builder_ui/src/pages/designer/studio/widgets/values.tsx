/** Which fields are written, each with its value; of the form that is named beside it, else of the one at hand. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { nameOf } from '../../../../designer/names'
import { useWords } from '../../../../i18n/useWords'
import { Expression, tellExpression } from '../Expression'
import { ItemButtons } from '../ItemButtons'
import { useBlocksOf } from '../useFieldsOf'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, around, label, required }: WidgetProps) {
  const { t, say } = useWords()
  const blocks = useBlocksOf(around.form)
  const pairs = Object.entries((value ?? {}) as Record<string, unknown>)
  const write = (next: [string, unknown][]) => onChange(next.length > 0 || required ? Object.fromEntries(next) : undefined)
  const taken = new Set(pairs.map(([name]) => name))
  const free = blocks.filter((block) => !taken.has(block.id))
  const options = (own: string) => blocks.filter((block) => block.id === own || !taken.has(block.id)).map((block) => ({ value: block.id, label: say(block.label) }))
  return (
    <div className="items">
      {pairs.map(([name, given], index) => {
        const block = blocks.find((each) => each.id === name)
        const told = block ? say(block.label) : name
        return (
          <div key={name} className="item value-row" role="group" aria-label={`${label} ${told}`}>
            <Select aria-label={t('draw.to')} showSearch={{ optionFilterProp: 'label' }} value={name} options={options(name)} onChange={(next: string) => write(pairs.with(index, [next, null]))} />
            <Expression id={`${id}-${name}`} label={told} value={given} target={block ? nameOf(block) : undefined} onChange={(next) => write(pairs.with(index, [name, next ?? null]))} />
            <ItemButtons name={told} index={0} count={1} onRemove={() => write(pairs.toSpliced(index, 1))} />
          </div>
        )
      })}
      <Button size="small" icon={<PlusOutlined aria-hidden />} disabled={free.length === 0} onClick={() => write([...pairs, [free[0]?.id ?? '', null]])}>
        {t('draw.add_one')}
      </Button>
    </div>
  )
}

export const widget: Widget = {
  Edit,
  group: true,
  tell: (value, _, speech) =>
    Object.entries(value as Record<string, unknown>)
      .map(([field, given]) => `${speech.name(field)} = ${tellExpression(given, speech, field)}`)
      .join('，'),
}
