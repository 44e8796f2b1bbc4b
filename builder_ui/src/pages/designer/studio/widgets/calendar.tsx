/** One of the calendars; none means around the clock. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useChoices } from '../useDocuments'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange }: WidgetProps) {
  const { t } = useWords()
  return <Select id={id} allowClear placeholder={t('policy.around_the_clock')} value={typeof value === 'string' ? value : undefined} options={useChoices('calendar')} onChange={(next?: string) => onChange(next)} />
}

export const widget: Widget = { Edit }
