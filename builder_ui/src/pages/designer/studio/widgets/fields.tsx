/** The columns of a table inside the form: fields like any other, in a list. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { numbered, oneOf } from '../../../../designer/catalogue'
import type { Block } from '../../../../designer/document'
import { fresh } from '../../../../designer/ids'
import { useWords } from '../../../../i18n/useWords'
import { Column } from '../Column'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, schema, value, onChange }: WidgetProps) {
  const { t } = useWords()
  const columns = Array.isArray(value) ? (value as Block[]) : []
  const add = () => {
    const name = fresh('column', columns.map((column) => column.id))
    onChange([...columns, { id: name, type: 'text', config: {}, label: numbered(oneOf(schema), Number(name.replace(/^\D+/, ''))) }])
  }
  return (
    <div className="items">
      {columns.map((column, index) => (
        <Column
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          id={`${id}-${index}`}
          column={column}
          index={index}
          count={columns.length}
          onChange={(next) => onChange(columns.with(index, next))}
          onMove={(to) => onChange(columns.toSpliced(index, 1).toSpliced(to, 0, column))}
          onRemove={() => onChange(columns.toSpliced(index, 1))}
        />
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
        {t('draw.add_one')}
      </Button>
    </div>
  )
}

export const widget: Widget = { Edit, group: true }
