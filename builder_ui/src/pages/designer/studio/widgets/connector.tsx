/** Another system that can be called. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useChoices } from '../useDocuments'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange }: WidgetProps) {
  const { t } = useWords()
  const options = useChoices('connector')
  return <Select id={id} showSearch={{ optionFilterProp: 'label' }} placeholder={t('connector.choose')} notFoundContent={t('connector.none')} status={value ? undefined : 'warning'} value={typeof value === 'string' && value ? value : undefined} options={options} onChange={(next: string) => onChange(next)} />
}

export const widget: Widget = { Edit }
