/** Ticks which columns the list shows; one press goes back to the form's own. */
import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useWords } from '../../i18n/useWords'
import type { useColumns } from './useColumns'

export function ColumnChooser({ columns }: { columns: ReturnType<typeof useColumns> }) {
  const { t, say } = useWords()
  const chosen = columns.shown.map((column) => column.id)
  const toggle = (id: string, on: boolean) =>
    columns.choose(on ? [...chosen, id] : chosen.filter((each) => each !== id))
  const list = (
    <div className="chooser">
      {columns.all.map((column) => (
        <Checkbox key={column.id} checked={chosen.includes(column.id)} onChange={(event) => toggle(column.id, event.target.checked)}>
          {say(column.label)}
        </Checkbox>
      ))}
      {columns.isOwn && (
        <Button size="small" onClick={() => columns.choose(null)}>
          {t('list.own_columns')}
        </Button>
      )}
    </div>
  )
  return (
    <Popover content={list} trigger="click" placement="bottomRight" title={t('list.columns')}>
      <Button icon={<SettingOutlined aria-hidden />}>{t('list.columns')}</Button>
    </Popover>
  )
}
