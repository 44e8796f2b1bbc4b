/** One column of a table inside the form: its name, its type, and what can be set for that type. */
import { Collapse, Input, Select } from 'antd'
import { blankSettings } from '../../../designer/catalogue'
import { FIELD_ORDER } from '../../../designer/commands'
import type { Block } from '../../../designer/document'
import { hinted } from '../../../designer/hints'
import { put } from '../../../designer/ordered'
import { useWords } from '../../../i18n/useWords'
import { ItemButtons } from './ItemButtons'
import { Settings } from './Settings'
import { useStudio } from './studio'

interface Props {
  id: string
  column: Block
  index: number
  count: number
  onChange: (column: Block) => void
  onMove: (to: number) => void
  onRemove: () => void
}

const PLAIN = new Set(['table', 'computed'])

export function Column({ id, column, index, count, onChange, onMove, onRemove }: Props) {
  const { t, say } = useWords()
  const { catalogue, schema } = useStudio()
  const kinds = catalogue.fields.kinds.filter((kind) => !PLAIN.has(kind.group) || kind.type === column.type || kind.type === 'formula')
  const kind = kinds.find((each) => each.type === column.type)
  const name = say(column.label) || column.id
  const common = hinted(schema.properties?.body?.properties?.fields?.items ?? {})
  const retype = (type: string) => onChange({ ...column, type, config: blankSettings(kinds.find((each) => each.type === type)?.config ?? {}) })
  return (
    <div className="item" role="group" aria-label={name}>
      <div className="column-head">
        <Input size="small" value={column.id} aria-label={t('draw.id')} className="code" onChange={(event) => onChange({ ...column, id: event.target.value })} />
        <Select size="small" value={column.type} aria-label={t('draw.type')} options={kinds.map((each) => ({ value: each.type, label: say(each.label) }))} onChange={retype} />
        <ItemButtons name={name} index={index} count={count} onMove={onMove} onRemove={onRemove} />
      </div>
      <Settings id={id} schema={common} keys={['label', 'required']} value={column as never} onChange={(next) => onChange(next as unknown as Block)} />
      {kind && Object.keys(kind.config.properties ?? {}).length > 0 && (
        <Collapse
          size="small"
          ghost
          items={[
            {
              key: 'more',
              label: t('draw.settings_of', { kind: say(kind.label) }),
              children: <Settings id={`${id}-config`} schema={kind.config} value={column.config ?? {}} onChange={(config) => onChange(put(column, 'config', config, FIELD_ORDER))} />,
            },
          ]}
        />
      )}
    </div>
  )
}
