/** One field on the canvas. Drawn again only when it changes itself: a form may have hundreds. */
import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, HolderOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo, useEffect, useRef } from 'react'
import type { Kind } from '../../../designer/catalogue'
import type { Block } from '../../../designer/document'
import { useWords } from '../../../i18n/useWords'
import { MoveMenu } from './MoveMenu'
import { Glyph } from '../studio/Glyph'
import { useTools } from './drawing'

interface Props {
  field: Block
  kind: Kind | undefined
  selected: boolean
  wrong: number
  /** It is being carried elsewhere. */
  away: boolean
}

export const FieldRow = memo(function FieldRow({ field, kind, selected, wrong, away }: Props) {
  const { t, say } = useWords()
  const tools = useTools()
  const name = say(field.label) || field.id
  const row = useRef<HTMLLIElement | null>(null)
  useEffect(() => {
    if (selected) row.current?.scrollIntoView?.({ block: 'nearest' })
  }, [selected])
  return (
    <li ref={row} data-field={field.id} className={`field-row${selected ? ' field-row-on' : ''}${away ? ' field-row-away' : ''}`}>
      <span className="grip" aria-hidden="true">
        <HolderOutlined aria-hidden />
      </span>
      <button type="button" id={`row-${field.id}`} className="field-main" aria-pressed={selected} onClick={() => tools.select({ part: 'field', id: field.id })}>
        <Glyph of="fields" type={field.type} />
        <span className="field-name">
          {name}
          {field.required !== undefined && field.required !== false && (
            <span className="field-required" title={t('form.is_required')}>
              *
            </span>
          )}
        </span>
        <span className="soft small field-kind">{kind ? say(kind.label) : field.type}</span>
        <Chips field={field} />
        {wrong > 0 && (
          <span className="row-wrong" title={t('designer.problems', { count: wrong })}>
            {wrong}
          </span>
        )}
      </button>
      {selected && (
        <span className="row-tools">
          <Tool label={t('draw.up', { name })} icon={<ArrowUpOutlined aria-hidden />} onClick={() => tools.step(field.id, -1)} />
          <Tool label={t('draw.down', { name })} icon={<ArrowDownOutlined aria-hidden />} onClick={() => tools.step(field.id, 1)} />
          <MoveMenu field={field.id} name={name} />
          <Tool label={t('draw.duplicate', { name })} icon={<CopyOutlined aria-hidden />} onClick={() => tools.duplicate(field.id)} />
          <Tool label={t('draw.remove', { name })} icon={<DeleteOutlined aria-hidden />} onClick={() => tools.remove(field.id)} />
        </span>
      )}
    </li>
  )
})

function Tool({ label, icon, onClick }: { label: string; icon: React.ReactNode; onClick: () => void }) {
  return (
    <Button size="small" type="text" icon={icon} onClick={onClick} title={label} aria-label={label} />
  )
}

function Chips({ field }: { field: Block }) {
  const { t } = useWords()
  const told = [
    field.visible !== undefined && field.visible !== true && t('draw.conditional'),
    field.readonly !== undefined && field.readonly !== false && t('key.readonly'),
    field.sensitive && t('draw.sensitive'),
  ].filter((word): word is string => typeof word === 'string')
  return told.map((word) => (
    <span key={word} className="chip">
      {word}
    </span>
  ))
}
