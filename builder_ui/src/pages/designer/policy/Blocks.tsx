/** Kinds from the catalogue put together in a list, each with its settings, and with a weight where weights count. */
import { Checkbox, Select, Slider } from 'antd'
import { blankSettings, type Kind, type Schema, type Shelf } from '../../../designer/catalogue'
import { fresh } from '../../../designer/ids'
import { put } from '../../../designer/ordered'
import { useWords } from '../../../i18n/useWords'
import { ItemButtons } from '../studio/ItemButtons'
import { Settings } from '../studio/Settings'
import { useStudio } from '../studio/studio'
import { known } from '../studio/widgets'
import type { PartProps } from './parts'

interface Block {
  id: string
  type: string
  v?: number
  config?: Record<string, unknown>
  weight?: number
  required?: boolean
}

const ORDER = ['id', 'type', 'v', 'config', 'weight', 'required', 'label']
const USUAL = 10

/** A list whose own widget is not known is edited item by item. */
function plain(schema: Schema): Schema {
  const told = Object.entries(schema.properties ?? {}).map(([key, each]): [string, Schema] => {
    const { 'x-widget': widget, ...bare } = each
    return [key, each.type === 'array' && widget && !known.includes(widget) ? bare : each]
  })
  return { ...schema, properties: Object.fromEntries(told) }
}

interface Props extends PartProps {
  /** The shelf of the catalogue that the kinds stand on. */
  shelf: string
  weighted: boolean
  add: string
}

export function Blocks({ shelf, weighted, add, value, onChange }: Props) {
  const { t, say } = useWords()
  const { catalogue } = useStudio()
  const kinds = (catalogue as unknown as Readonly<Record<string, Shelf | undefined>>)[shelf]?.kinds ?? []
  const blocks = Array.isArray(value) ? (value as Block[]) : []
  const sum = blocks.reduce((total, block) => total + (block.weight ?? 0), 0)
  const append = (kind: Kind) => {
    const block: Block = { id: fresh(kind.type, blocks.map((each) => each.id)), type: kind.type, ...(kind.v > 1 ? { v: kind.v } : {}), config: blankSettings(kind.config) }
    onChange([...blocks, weighted ? { ...block, weight: USUAL } : block])
  }
  const set = (index: number, key: string, next: unknown) => onChange(blocks.with(index, put(blocks[index] as Block, key, next, ORDER)), `block:${index}:${key}`)
  return (
    <>
      <ul className="blocks">
        {blocks.map((block, index) => {
          const kind = kinds.find((each) => each.type === block.type)
          const config = kind && plain(kind.config)
          const name = kind ? say(kind.label) : block.type
          return (
            <li key={block.id} aria-label={name}>
              <div className="block-head">
                <span className="grow">
                  <strong>{name}</strong> <span className="soft small">{say(kind?.help)}</span>
                </span>
                <ItemButtons name={name} index={index} count={blocks.length} onMove={(to) => onChange(blocks.toSpliced(index, 1).toSpliced(to, 0, block))} onRemove={() => onChange(blocks.toSpliced(index, 1))} />
              </div>
              {weighted && (
                <div className="block-weight">
                  <Slider min={0} max={100} value={block.weight ?? 0} ariaLabelForHandle={t('policy.weight_of', { name })} onChange={(next: number) => set(index, 'weight', next)} />
                  <span className="nowrap">{t('policy.share', { share: sum === 0 ? 0 : Math.round((100 * (block.weight ?? 0)) / sum) })}</span>
                  <Checkbox checked={block.required === true} onChange={(event) => set(index, 'required', event.target.checked ? true : undefined)}>
                    {t('policy.must')}
                  </Checkbox>
                </div>
              )}
              {config && <Settings id={`block-${block.id}`} schema={config} value={block.config ?? {}} onChange={(next, key) => onChange(blocks.with(index, { ...block, config: next }), `block:${index}:config.${key}`)} />}
            </li>
          )
        })}
      </ul>
      <Select<string>
        className="block-add"
        aria-label={add}
        placeholder={add}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={kinds.map((kind) => ({ value: kind.type, label: say(kind.label) }))}
        onChange={(type) => {
          const kind = kinds.find((each) => each.type === type)
          if (kind) append(kind)
        }}
      />
    </>
  )
}
