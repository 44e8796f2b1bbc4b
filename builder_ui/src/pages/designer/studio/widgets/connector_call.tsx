/** One of the calls of the connector that is chosen beside it. */
import { Select } from 'antd'
import { useWords } from '../../../../i18n/useWords'
import { useCalls } from '../useCalls'
import type { Widget, WidgetProps } from '../widget'

function Edit({ id, value, onChange, around }: WidgetProps) {
  const { t, say } = useWords()
  const options = useCalls(around.connector).map((call) => ({ value: call.id, label: `${say(call.name)} · ${call.method} ${call.path}` }))
  return <Select id={id} placeholder={t('connector.choose_call')} disabled={!around.connector} status={value ? undefined : 'warning'} value={typeof value === 'string' && value ? value : undefined} options={options} onChange={(next: string) => onChange(next)} />
}

export const widget: Widget = { Edit }
