/** Whether something is on: the same switch with the same words in every designer. */
import { Switch } from 'antd'
import { useId } from 'react'
import { useWords } from '../../../i18n/useWords'

export function OnOff({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  const { t } = useWords()
  const id = useId()
  return (
    <span className="setting-flag" data-setting="enabled">
      <Switch id={id} size="small" checked={on} onChange={onChange} />
      <label htmlFor={id}>{t(on ? 'rule.enabled' : 'rule.disabled')}</label>
    </span>
  )
}
